import { View } from '@tarojs/components';
import { useState } from 'react';
import { BLACK_BOARD_MODES, blackBoardNames, blackBoardWords, type BlackBoardMode } from '../../../../shared/domain/black-board';
import { day } from '../../core/time';
import { Card } from '../../ui/card';
import { names } from '../../ui/class-names';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { toast } from '../../ui/toast';
import { useBoardRule, useSetBoardRule } from './review-staff.queries';

function Mode({ mode, isOn, onTap }: { mode: BlackBoardMode; isOn: boolean; onTap: () => void }) {
  return (
    <Tap className={names('v-pick', isOn && 'v-pick--on')} role="radio" checked={isOn} label={blackBoardNames[mode]} onTap={onTap}>
      <View className="v-grow">
        <View className="v-strong">{blackBoardNames[mode]}</View>
        <View className="v-sub">{blackBoardWords[mode]}</View>
      </View>
    </Tap>
  );
}

/** Whether there is a black board, as the village's assembly has decided; only the secretary publishes it. */
export function BoardRulePart({ villageId }: { villageId: string }) {
  const rule = useBoardRule(villageId).data;
  const set = useSetBoardRule(villageId);
  const [chosen, choose] = useState<BlackBoardMode>();
  if (!rule?.mayChange) return null;
  const mode = chosen ?? rule.mode;
  const publish = () => set.mutate(mode, { onSuccess: () => { toast('公布了,下一轮起照这个办'); choose(undefined); } });
  return (
    <Section title="黑榜规定" note={rule.since ? `${day(rule.since)}公布` : '还没公布过'}>
      <Card tight>
        <View className="v-sub">照村规民约来。改了从下一轮公示起算,已经公示的不变</View>
        {BLACK_BOARD_MODES.map((one) => <Mode key={one} mode={one} isOn={mode === one} onTap={() => choose(one)} />)}
      </Card>
      <Confirm
        open={chosen !== undefined && chosen !== rule.mode} title={`改成“${blackBoardNames[mode]}”?`} words={`${blackBoardWords[mode]}。从下一轮公示起算,会记入办事记录`}
        act="公布" busy={set.isPending} onAct={publish} onClose={() => choose(undefined)}
      />
    </Section>
  );
}
