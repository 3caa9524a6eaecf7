import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RuleDeskLine, RuleView } from '../../../../shared/contract/record-rule';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useWithdrawRule } from './record-rule-staff.queries';
import { actName, dayWords } from './rule-names';

const stateWords: Record<RuleView['state'], string> = { 'in-force': '在用', announced: '已公布', past: '过去的', withdrawn: '撤回了' };

function Withdraw({ rule }: { rule: RuleView }) {
  const withdraw = useWithdrawRule();
  const [isAsked, ask] = useState(false);
  const act = (reason: string) => withdraw.mutate({ ruleId: rule.ruleId!, reason }, { onSuccess: () => toast('撤回了,会告诉村民'), onSettled: () => ask(false) });
  return (
    <View>
      <Button small kind="line" onTap={() => ask(true)}>撤回</Button>
      <Confirm open={isAsked} title="撤回这一版?" words="还没生效,撤回后照原来的规则" act="撤回" reason="村民会看到理由" busy={withdraw.isPending} onAct={act} onClose={() => ask(false)} />
    </View>
  );
}

/** One rule of the desk with its versions. */
export function DeskLine({ line, onOpen }: { line: RuleDeskLine; onOpen: () => void }) {
  const { rule, versions, passedOverWords, frame } = line;
  return (
    <Card>
      <View className="v-strong">{actName(rule)}</View>
      <View>{rule.words}</View>
      <View className="v-sub">{rule.level === 'national' ? '现在按全国统一的' : `现在按${rule.ownerName}第 ${rule.version} 版`}</View>
      {frame && <View className="v-sub">{frame.words}</View>}
      {passedOverWords && <View className="v-strong">{passedOverWords}</View>}
      {versions.slice(0, 3).map((one) => (
        <View key={one.version} className="v-gap">
          <Tag tone={one.state === 'announced' ? 'gold' : 'grey'}>{`第 ${one.version} 版 · ${stateWords[one.state]} · ${dayWords(one.from)}起`}</Tag>
          {one.state === 'announced' && <View><View>{one.words}</View><Withdraw rule={one} /></View>}
        </View>
      ))}
      <View className="v-gap"><Button small kind="line" icon="pen" onTap={onOpen}>改这一条</Button></View>
    </Card>
  );
}
