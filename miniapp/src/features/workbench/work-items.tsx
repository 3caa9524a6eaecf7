import { View } from '@tarojs/components';
import type { WorkItem } from '../../../../shared/contract/workbench';
import { useIsWide } from '../../core/wide-screen';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Picture } from '../../ui/photos';
import { Table, type Column } from '../../ui/table';
import { timeLeft } from '../../core/time';
import { detailOf, isUrgent, openWorkItem } from './work-item';

const icons = { report: 'camera', claim: 'person', round: 'star' } as const;

interface ListProps {
  items: readonly WorkItem[];
  /** Staff over several villages read which one it is. */
  withVillage: boolean;
}

function ActButton({ item }: { item: WorkItem }) {
  return (
    <Button small kind={isUrgent(item) ? 'warm' : 'line'} label={`${item.verb}:${item.title}`} onTap={() => openWorkItem(item)}>
      {item.verb}
    </Button>
  );
}

function Mark({ item }: { item: WorkItem }) {
  if (item.photo) return <Picture photo={item.photo} label={item.title} size="s" />;
  return <IconTile name={icons[item.kind]} tone={item.kind === 'claim' ? 'pine' : 'gold'} />;
}

function WorkCard({ item, withVillage }: { item: WorkItem; withVillage: boolean }) {
  return (
    <Card row>
      <Mark item={item} />
      <View className="v-grow">
        <View className="v-strong">{item.title}</View>
        <View className={isUrgent(item) ? 'v-late' : 'v-sub'}>{withVillage ? `${item.village.name} · ${detailOf(item)}` : detailOf(item)}</View>
      </View>
      <ActButton item={item} />
    </Card>
  );
}

function Where({ item: { village, detail }, withVillage }: { item: WorkItem; withVillage: boolean }) {
  return (
    <>
      {withVillage && <View className="v-sub">{`${village.townName} ${village.name}`}</View>}
      <View>{detail}</View>
    </>
  );
}

const columnsFor = (withVillage: boolean): Column<WorkItem>[] => [
  { title: '什么事', cell: (item) => <View className="v-row"><Mark item={item} /><View className="v-grow v-strong">{item.title}</View></View> },
  { title: '在哪里', cell: (item) => <Where item={item} withVillage={withVillage} /> },
  { title: '时限', narrow: true, cell: (item) => <View className={isUrgent(item) ? 'v-late' : ''}>{item.dueAt ? timeLeft(item.dueAt) : '不限'}</View> },
  { title: '办理', narrow: true, cell: (item) => <ActButton item={item} /> },
];

/** What waits, most urgent first: cards on a phone, a table in the office. */
export function WorkItems({ items, withVillage }: ListProps) {
  if (useIsWide()) return <Table rows={items} columns={columnsFor(withVillage)} keyOf={({ kind, id }) => `${kind} ${id}`} label="先办这些" />;
  return <>{items.map((item) => <WorkCard key={`${item.kind} ${item.id}`} item={item} withVillage={withVillage} />)}</>;
}
