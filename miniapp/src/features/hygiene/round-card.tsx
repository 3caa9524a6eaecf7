import { View } from '@tarojs/components';
import type { z } from 'zod';
import type { RoundCard as RoundCardView } from '../../../../shared/contract/hygiene';
import { groupName } from '../../../../shared/domain/groups';
import { day } from '../../core/time';
import { Card, Tag } from '../../ui/card';

type Round = z.infer<typeof RoundCardView>;

const stateWords: Record<Round['state'], string> = { scoring: '正在打分', notice: '公示中', final: '已定' };
const tones = { scoring: 'gold', notice: 'warm', final: undefined } as const;

const scope = ({ groupNos }: Round): string => (groupNos.length === 0 ? '全村' : groupNos.map(groupName).join('、'));
const until = ({ state, noticeEndsAt }: Round): string => (state === 'notice' && noticeEndsAt ? ` · 公示到 ${day(noticeEndsAt)}` : '');

/** A round in a list, or at the head of its page. */
export function RoundHead({ round, onTap, tight }: { round: Round; onTap?: () => void; tight?: boolean }) {
  return (
    <Card row tight={tight} onTap={onTap}>
      <View className="v-grow">
        <View className="v-strong">{round.title}</View>
        <View className="v-sub">{`${scope(round)} · 打了 ${round.scored} 户,跳过 ${round.skipped} 户,共 ${round.households} 户${until(round)}`}</View>
      </View>
      <Tag tone={tones[round.state]}>{stateWords[round.state]}</Tag>
    </Card>
  );
}
