import { View } from '@tarojs/components';
import type { ChecklistItemView, ChecklistView } from '../../../../shared/contract/checklist';
import { pointsOf } from '../../../../shared/domain/grades';
import { Card, Entry, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { bandLines, itemNotes, itemWorth } from './checklist-words';

function ItemLine({ item }: { item: ChecklistItemView }) {
  const notes = itemNotes(item);
  return (
    <Entry
      title={item.text}
      note={<View><View>{itemWorth(item)}</View>{notes.map((note) => <View key={note}>{note}</View>)}</View>}
      end={item.own ? <Tag tone="gold">本村加的</Tag> : undefined}
    />
  );
}

const maxIn = (items: readonly ChecklistItemView[]): number => items.reduce((sum, { max }) => sum + max, 0);

/** Which total earns which grade, and how long the result hangs out. */
export function BandsShown({ checklist }: { checklist: ChecklistView }) {
  return (
    <Section title="多少分是几等" note={`满分 ${pointsOf(checklist.max)} 分`}>
      <Card tight flush>{bandLines(checklist).map(({ grade, words }) => <Entry key={grade} title={grade} end={words} />)}</Card>
      <View className="v-sub v-gap">{`结果先公示 ${checklist.noticeDays} 天,有不同意见可以在公示期里提`}</View>
    </Section>
  );
}

/** What is looked at, section by section, in the words of the list. */
export function ItemsShown({ checklist }: { checklist: ChecklistView }) {
  return (
    <View>
      {checklist.sections.map(({ id, title, items }) => (
        <Section key={id} title={title} note={`${pointsOf(maxIn(items))} 分`}>
          <Card tight flush>{items.map((item) => <ItemLine key={item.id} item={item} />)}</Card>
        </Section>
      ))}
    </View>
  );
}
