import { useState } from 'react';
import { AbsenceList } from '../../../features/duty/absence-list';
import { DutyGaps, DutyLines } from '../../../features/duty/duty-table';
import { useDutyGaps, useDutyTable } from '../../../features/duty/duty-staff.queries';
import { draftOfGap, draftOfLine, LineForm, type LineDraft } from '../../../features/duty/line-form';
import { Rota } from '../../../features/duty/rota';
import { TableExchange } from '../../../features/duty/table-exchange';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { Button, FootBar } from '../../../ui/button';
import { Tabs } from '../../../ui/choice';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page, Section } from '../../../ui/page';
import { Sheet } from '../../../ui/sheet';

const parts = [{ value: 'table', words: '责任表' }, { value: 'away', words: '谁不在岗' }, { value: 'rota', words: '值班表' }] as const;
type Part = (typeof parts)[number]['value'];

interface TableProps {
  villageId: string;
  onEdit: ((draft: LineDraft) => void) | undefined;
}

function DutyTable({ villageId, onEdit }: TableProps) {
  const gaps = useDutyGaps(villageId).data;
  const table = useDutyTable(villageId);
  return (
    <>
      {gaps && <DutyGaps gaps={gaps} onFill={onEdit && ((gap) => {
        const line = table.data?.find(({ lineId }) => lineId === gap.lineId);
        onEdit(line ? draftOfLine(line) : draftOfGap(gap));
      })} />}
      <Section title="谁管哪里、管什么" note="写得越细越优先">
        <Show state={stateOf(table)} empty={{ icon: 'people', words: '责任表还是空的。先给全村定一个人,再按组、按类型写细' }}>
          {(lines) => <DutyLines lines={lines} onEdit={onEdit && ((line) => onEdit(draftOfLine(line)))} />}
        </Show>
        <ListEnd {...table.more} />
        <TableExchange villageId={villageId} mayEdit={Boolean(onEdit)} />
      </Section>
    </>
  );
}

export default function DutiesPage() {
  const villageId = useStaffVillage();
  const mayEdit = useMay('duty:manage');
  const [part, setPart] = useState<Part>('table');
  const [draft, setDraft] = useState<LineDraft>();
  const close = () => setDraft(undefined);
  const foot = mayEdit && part === 'table' ? <FootBar><Button onTap={() => setDraft({})}>加一行</Button></FootBar> : undefined;
  return (
    <Page title="责任和值班" wide foot={foot} offlineWords="没有信号,要连上网才能改责任表">
      <Tabs options={parts} value={part} onChange={setPart} label="责任和值班" />
      {part === 'table' && <DutyTable villageId={villageId} onEdit={mayEdit ? setDraft : undefined} />}
      {part === 'away' && <AbsenceList villageId={villageId} mayEdit={mayEdit} />}
      {part === 'rota' && <Rota villageId={villageId} />}
      <Sheet open={Boolean(draft)} title={draft?.known ? '改一行' : '加一行'} onClose={close}>
        {draft && <LineForm villageId={villageId} draft={draft} onDone={close} />}
      </Sheet>
    </Page>
  );
}
