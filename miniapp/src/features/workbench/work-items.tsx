import { View } from '@tarojs/components';
import { useState } from 'react';
import type { WorkItem } from '../../../../shared/contract/workbench';
import { useIsWide } from '../../core/wide-screen';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { names } from '../../ui/class-names';
import { Icon, IconTile } from '../../ui/icon';
import { ListEnd } from '../../ui/list-state';
import { Picture } from '../../ui/photos';
import { Table, type Column } from '../../ui/table';
import { Tap } from '../../ui/tap';
import { timeLeft } from '../../core/time';
import type { Bulk } from './bulk-assign';
import { detailOf, isUrgent, openWorkItem } from './work-item';

const icons = { report: 'camera', claim: 'person', round: 'star' } as const;

interface ListProps {
  items: readonly WorkItem[];
  /** Staff over several villages read which one it is. */
  withVillage: boolean;
  bulk: Bulk;
}

/** So many at once, then more on demand. */
const AT_ONCE = 20;

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

/** As large as a thumb. */
function TickBox({ item, bulk }: { item: WorkItem; bulk: Bulk }) {
  const isChosen = bulk.isChosen(item.id);
  return (
    <Tap
      className={names('v-tick', isChosen && 'v-tick--on')}
      role="checkbox"
      checked={isChosen}
      disabled={!isChosen && !bulk.mayChoose(item)}
      label={`勾选:${item.title} ${item.detail}`}
      onTap={() => bulk.toggle(item.id)}
    >
      {isChosen && <Icon name="check" size={26} />}
    </Tap>
  );
}

const Act = ({ item, bulk }: { item: WorkItem; bulk: Bulk }) => (bulk.isOn ? <TickBox item={item} bulk={bulk} /> : <ActButton item={item} />);

function WorkCard({ item, withVillage, bulk }: { item: WorkItem; withVillage: boolean; bulk: Bulk }) {
  return (
    <Card row>
      <Mark item={item} />
      <View className="v-grow">
        <View className="v-strong">{item.title}</View>
        <View className={isUrgent(item) ? 'v-late' : 'v-sub'}>{withVillage ? `${item.village.name} · ${detailOf(item)}` : detailOf(item)}</View>
      </View>
      <Act item={item} bulk={bulk} />
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

const columnsFor = (withVillage: boolean, bulk: Bulk): Column<WorkItem>[] => [
  { title: '什么事', cell: (item) => <View className="v-row"><Mark item={item} /><View className="v-grow v-strong">{item.title}</View></View> },
  { title: '在哪里', cell: (item) => <Where item={item} withVillage={withVillage} /> },
  { title: '时限', narrow: true, cell: (item) => <View className={isUrgent(item) ? 'v-late' : ''}>{item.dueAt ? timeLeft(item.dueAt) : '不限'}</View> },
  { title: bulk.isOn ? '勾选' : '办理', narrow: true, cell: (item) => <Act item={item} bulk={bulk} /> },
];

/** What waits, most urgent first: cards on a phone, a table in the office. */
export function WorkItems({ items, withVillage, bulk }: ListProps) {
  const [shown, setShown] = useState(AT_ONCE);
  const isWide = useIsWide();
  const some = items.slice(0, shown);
  return (
    <>
      {isWide ? (
        <Table rows={some} columns={columnsFor(withVillage, bulk)} keyOf={({ kind, id }) => `${kind} ${id}`} label="要办的事" />
      ) : (
        some.map((item) => <WorkCard key={`${item.kind} ${item.id}`} item={item} withVillage={withVillage} bulk={bulk} />)
      )}
      {items.length > shown && <ListEnd count={shown} hasMore isLoading={false} onMore={() => setShown(shown + AT_ONCE)} />}
    </>
  );
}
