import { View } from '@tarojs/components';
import type { RoundCard } from '../../../../shared/contract/hygiene';
import { quarterName } from '../../../../shared/domain/quarters';
import { goTo } from '../../core/navigation';
import { day } from '../../core/time';
import { Card, Tag } from '../../ui/card';
import { toast } from '../../ui/toast';
import { roundStateWords, roundTone, scopeWords } from './round-words';

/** A round in a list; its results open once they are published. */
export function RoundLine({ round }: { round: RoundCard }) {
  const open = () => (round.state === 'scoring' ? toast('这一轮还在打分,公示后就能看') : goTo('resident/round', { roundId: round.roundId }));
  return (
    <Card row onTap={open}>
      <View className="v-grow">
        <View className="v-strong">{round.title}</View>
        <View className="v-sub">{`${quarterName(round.quarter)} · ${scopeWords(round)} · 打了 ${round.scored} 户,共 ${round.households} 户`}</View>
        <View className="v-sub">{`${day(round.openedAt)}开始`}</View>
      </View>
      <Tag tone={roundTone[round.state]}>{roundStateWords[round.state]}</Tag>
    </Card>
  );
}
