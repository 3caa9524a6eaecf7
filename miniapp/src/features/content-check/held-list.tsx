import { View } from '@tarojs/components';
import type { HeldCard } from '../../../../shared/contract/content-check';
import { subjectName } from '../../../../shared/domain/content-check';
import { goTo } from '../../core/navigation';
import { ago } from '../../core/time';
import { Card, Tag } from '../../ui/card';

const extras = ({ photos, voices }: HeldCard): string => [photos > 0 && `${photos} 张照片`, voices > 0 && `${voices} 段录音`].filter(Boolean).join(',');

function Held(held: HeldCard) {
  const { checkId, kind, desk, excerpt, why, waitingSince, village, mayDecide } = held;
  return (
    <Card onTap={() => goTo('staff/moderation', { checkId })}>
      <View className="v-tags">
        <Tag tone={desk === 'appeal' ? 'warm' : 'gold'}>{desk === 'appeal' ? '申诉' : '等人看'}</Tag>
        <Tag tone="grey">{subjectName(kind)}</Tag>
        {!mayDecide && <Tag tone="grey">要由别人看</Tag>}
      </View>
      <View className="v-strong v-gap">{excerpt || extras(held) || '没有文字'}</View>
      <View className="v-sub">{[excerpt && extras(held), why].filter(Boolean).join(' · ')}</View>
      <View className="v-sub">{`${village.name} · ${ago(waitingSince)}`}</View>
    </Card>
  );
}

/** What waits for a person, newest first. */
export function HeldList({ items }: { items: readonly HeldCard[] }) {
  return <>{items.map((held) => <Held key={held.checkId} {...held} />)}</>;
}
