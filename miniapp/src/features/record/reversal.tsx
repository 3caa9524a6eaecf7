import { View } from '@tarojs/components';
import type { EntryView } from '../../../../shared/contract/record';
import { goTo } from '../../core/navigation';
import { dayTime } from '../../core/time';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';

type Reversal = NonNullable<EntryView['reverses']>;

interface Words {
  title: string;
  open: string;
  reversal: Reversal;
}

function TakenBack({ title, open, reversal: { entryId, reason, byName, at } }: Words) {
  return (
    <Section title={title}>
      <Card tone="warm" tight>
        <View className="v-strong">{reason}</View>
        <View className="v-sub">{`${byName ?? '系统'}在${dayTime(at)}收回`}</View>
      </Card>
      <Card flush>
        <Entry start={<IconTile name="shield" />} title={open} note="原来的和收回的,两笔都留在档案里" onTap={() => goTo('resident/record-line', { entryId })} />
      </Card>
    </Section>
  );
}

/** Whether this line was taken back, or takes another back: why, by whom, and the way to the other one. */
export function ReversalOf({ entry: { reversedBy, reverses } }: { entry: EntryView }) {
  if (reversedBy) return <TakenBack title="这一笔已经收回" open="看收回的那一笔" reversal={reversedBy} />;
  if (reverses) return <TakenBack title="为什么收回" open="看原来那一笔" reversal={reverses} />;
  return null;
}
