import { useState } from 'react';
import { Attendance } from '../../../features/deed/attendance';
import { DeedDesk } from '../../../features/deed/deed-desk';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { Tabs } from '../../../ui/choice';
import { Page } from '../../../ui/page';

const parts = [{ value: 'waiting', words: '等确认' }, { value: 'sheet', words: '登记到场' }, { value: 'confirmed', words: '已记分' }] as const;
type Part = (typeof parts)[number]['value'];

export default function DeedsDeskPage() {
  const villageId = useStaffVillage();
  const [part, setPart] = useState<Part>('waiting');
  return (
    <Page title="好事确认" offlineWords="没有信号,要连上网才能确认">
      <Tabs options={parts} value={part} onChange={setPart} label="好事" />
      {part === 'sheet' ? <Attendance villageId={villageId} /> : <DeedDesk key={part} villageId={villageId} state={part} />}
    </Page>
  );
}
