import { View } from '@tarojs/components';
import type { z } from 'zod';
import type { RoundCard as RoundCardView } from '../../../../shared/contract/hygiene';
import { day } from '../../core/time';
import { Card, Tag } from '../../ui/card';
import { levelWords, roundStateWords, scopeWords, startWords } from './round-words';

type Round = z.infer<typeof RoundCardView>;

const tones = { planned: 'grey', scoring: 'gold', notice: 'warm', final: undefined } as const;

const until = ({ state, noticeEndsAt }: Round): string => (state === 'notice' && noticeEndsAt ? ` · 公示到 ${day(noticeEndsAt)}` : '');

const progress = (round: Round): string =>
  round.state === 'planned' ? startWords(round) : `打了 ${round.scored} 户,跳过 ${round.skipped} 户,共 ${round.households} 户`;

/** A round in a list, or at the head of its page. */
export function RoundHead({ round, onTap, tight }: { round: Round; onTap?: () => void; tight?: boolean }) {
  return (
    <Card row tight={tight} onTap={onTap}>
      <View className="v-grow">
        <View className="v-strong">{round.title}</View>
        <View className="v-sub">{`${levelWords(round)}${scopeWords(round)} · ${progress(round)}${until(round)}`}</View>
      </View>
      <Tag tone={tones[round.state]}>{roundStateWords[round.state]}</Tag>
    </Card>
  );
}
