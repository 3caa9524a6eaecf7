import { useState } from 'react';
import { HouseholdLists } from '../../../features/household/household-lists';
import { useHouseholds } from '../../../features/household/household-staff.queries';
import { useGroups } from '../../../features/household/household.queries';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { goTo } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Tabs } from '../../../ui/choice';
import { Field } from '../../../ui/field';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const ALL = '0';

function GroupTabs({ villageId, value, onChange }: { villageId: string; value: string; onChange: (value: string) => void }) {
  const groups = useGroups(villageId).data ?? [];
  const options = [{ value: ALL, words: '全村' }, ...groups.map(({ groupNo, name, households }) => ({ value: String(groupNo), words: `${name} ${households} 户` }))];
  return <Tabs options={options} value={value} onChange={onChange} label="看哪个组" />;
}

export default function HouseholdsPage() {
  const villageId = useStaffVillage();
  const mayImport = useMay('household:import');
  const [group, setGroup] = useState(ALL);
  const [q, setQ] = useState('');
  const found = useHouseholds(villageId, { groupNo: Number(group) || undefined, q: q.trim() });
  const toImport = () => goTo('staff/import', { villageId });
  return (
    <Page title="住户" wide foot={mayImport && <FootBar><Button kind="line" onTap={toImport}>用表格导入</Button></FootBar>}>
      <GroupTabs villageId={villageId} value={group} onChange={setGroup} />
      <Field label="找一户" value={q} onChange={setQ} placeholder="户主姓名或门牌号" max={20} />
      <Show
        state={stateOf(found)}
        empty={{ icon: 'house', words: q ? '没找到,换个名字或门牌号试试' : '还没有登记住户,用表格一次导入全村', ...(mayImport && !q && { act: '去导入', onAct: toImport }) }}
      >
        {(all) => (
          <>
            <HouseholdLists households={all} />
            <ListEnd {...found.more} />
          </>
        )}
      </Show>
    </Page>
  );
}
