import { View } from '@tarojs/components';
import type { RoundCard } from '../../../../shared/contract/hygiene';
import { quarterName } from '../../../../shared/domain/quarters';
import { goTo } from '../../core/navigation';
import { day } from '../../core/time';
import { Card, Tag } from '../../ui/card';
import { toast } from '../../ui/toast';
import { roundStateWords, roundTone, scopeWords, startWords } from './round-words';

/** A round in a list; its results open once they are published. */
export function RoundLine({ round }: { round: RoundCard }) {
  const isOut = round.state === 'notice' || round.state === 'final';
  const open = () => (isOut ? goTo('resident/round', { roundId: round.roundId }) : toast(round.state === 'scoring' ? '这一轮还在打分,公示后就能看' : '这一轮还没开始,公示后就能看'));
  return (
    <Card row onTap={open}>
      <View className="v-grow">
        <View className="v-strong">{round.title}</View>
        <View className="v-sub">{`${quarterName(round.quarter)} · ${scopeWords(round)} · 打了 ${round.scored} 户,共 ${round.households} 户`}</View>
        <View className="v-sub">{round.state === 'planned' ? startWords(round) : `${day(round.openedAt)}开始`}</View>
      </View>
      <Tag tone={roundTone[round.state]}>{roundStateWords[round.state]}</Tag>
    </Card>
  );
}
