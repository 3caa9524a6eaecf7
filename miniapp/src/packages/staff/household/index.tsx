import { View } from '@tarojs/components';
import { useState } from 'react';
import type { HouseholdView } from '../../../../../shared/contract/household';
import { Marks } from '../../../features/household/household-lists';
import { MergeForm } from '../../../features/household-change/merge-form';
import { SplitForm } from '../../../features/household-change/split-form';
import { NewestResult } from '../../../features/hygiene/newest-result';
import { useHousehold } from '../../../features/household/household.queries';
import { useMay } from '../../../features/workbench/staff-village';
import { goTo, pageParam } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Card, Entry, Tag } from '../../../ui/card';
import { Show, stateOf } from '../../../ui/list-state';
import { Page, Section } from '../../../ui/page';

type Person = HouseholdView['persons'][number];

function PersonLine({ name, relation, presence, linked }: Person) {
  return (
    <Entry
      title={name}
      note={`${relation} · ${presence === 'away' ? '在外' : '在村'}`}
      end={linked ? <Tag>已核实</Tag> : <Tag tone="grey">还没认领</Tag>}
    />
  );
}

function Detail({ household }: { household: HouseholdView }) {
  const { closedInto } = household;
  return (
    <>
      <Card>
        <View className="v-title">{household.label}</View>
        <View className="v-sub">{`户主 ${household.headName} · ${household.people} 口人 · ${household.villageName}`}</View>
        <Marks {...household} />
      </Card>
      {closedInto && <Card tone="gold" onTap={() => goTo('staff/household', { householdId: closedInto.householdId })}>{`已经并到${closedInto.label},点这里去看`}</Card>}
      <Section title="家里人">
        <Card tight flush>{household.persons.map((person) => <PersonLine key={person.personId} {...person} />)}</Card>
      </Section>
      <NewestResult householdId={household.householdId} />
    </>
  );
}

export default function HouseholdPage() {
  const [householdId] = useState(() => pageParam('householdId'));
  const household = useHousehold(householdId);
  const mayChange = useMay('household:change');
  const mayReadRecord = useMay('record:oversee');
  return (
    <Page title={household.data?.label ?? '住户'} foot={mayReadRecord && <FootBar><Button kind="line" onTap={() => goTo('resident/record', { householdId })}>看这户的档案</Button></FootBar>}>
      <Show state={stateOf(household)} empty={{ icon: 'house', words: '没有这一户' }}>{(found) => <><Detail household={found} />{mayChange && !found.closedInto && <><SplitForm household={found} /><MergeForm household={found} /></>}</>}</Show>
    </Page>
  );
}
