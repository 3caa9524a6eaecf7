import { View } from '@tarojs/components';
import type { HouseholdCard } from '../../../../shared/contract/household';
import { groupName } from '../../../../shared/domain/groups';
import { goTo } from '../../core/navigation';
import { useIsWide } from '../../core/wide-screen';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { Table, type Column } from '../../ui/table';

const open = ({ householdId }: HouseholdCard): void => goTo('staff/household', { householdId });

export function Marks({ partyMember, welfare }: Pick<HouseholdCard, 'partyMember' | 'welfare'>) {
  return (
    <View className="v-row">
      {partyMember && <Tag tone="warm">党员户</Tag>}
      {welfare && <Tag tone="gold">低保户</Tag>}
    </View>
  );
}

const columns: Column<HouseholdCard>[] = [
  { title: '门牌', cell: ({ label }) => label },
  { title: '户主', cell: ({ headName }) => headName },
  { title: '人口', narrow: true, cell: ({ people }) => `${people} 人` },
  { title: '标记', cell: (household) => (household.partyMember || household.welfare ? <Marks {...household} /> : '–') },
  { title: '详情', narrow: true, cell: (household) => <Button small kind="line" label={`看看${household.label}`} onTap={() => open(household)}>看看</Button> },
];

function Line({ household }: { household: HouseholdCard }) {
  const marked = household.partyMember || household.welfare;
  return (
    <Entry
      title={`${household.doorNo} 号 ${household.headName}`}
      note={`${household.people} 口人`}
      end={marked && <Marks {...household} />}
      onTap={() => open(household)}
    />
  );
}

const byGroup = (households: readonly HouseholdCard[]): [number, HouseholdCard[]][] => {
  const groups = new Map<number, HouseholdCard[]>();
  for (const one of households) groups.set(one.groupNo, [...(groups.get(one.groupNo) ?? []), one]);
  return [...groups];
};

/** Group by group on a phone, one table in the office. */
export function HouseholdLists({ households }: { households: readonly HouseholdCard[] }) {
  if (useIsWide()) return <Table rows={households} columns={columns} keyOf={({ householdId }) => householdId} label="住户" />;
  return (
    <>
      {byGroup(households).map(([groupNo, members]) => (
        <Section key={groupNo} title={groupName(groupNo)}>
          <Card tight flush>{members.map((household) => <Line key={household.householdId} household={household} />)}</Card>
        </Section>
      ))}
    </>
  );
}
