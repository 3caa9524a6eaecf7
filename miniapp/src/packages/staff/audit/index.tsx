import type { z } from 'zod';
import type { AuditView } from '../../../../../shared/contract/member';
import { useAudit } from '../../../features/member/appointment-staff.queries';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { dayTime } from '../../../core/time';
import { useIsWide } from '../../../core/wide-screen';
import { Card, Entry } from '../../../ui/card';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';
import { Table, type Column } from '../../../ui/table';

type Act = z.infer<typeof AuditView>;

const columns: Column<Act>[] = [
  { title: '什么时候', cell: ({ at }) => dayTime(at) },
  { title: '谁', cell: ({ memberName }) => memberName },
  { title: '办了什么', cell: ({ words }) => words },
];

function Acts({ acts }: { acts: readonly Act[] }) {
  if (useIsWide()) return <Table rows={acts} columns={columns} keyOf={({ auditId }) => auditId} label="办事记录" />;
  return <Card flush>{acts.map(({ auditId, at, memberName, words }) => <Entry key={auditId} title={words} note={`${memberName} · ${dayTime(at)}`} />)}</Card>;
}

export default function AuditPage() {
  const audit = useAudit(useStaffVillage());
  return (
    <Page title="办事记录" wide>
      <Show state={stateOf(audit)} empty={{ icon: 'list', words: '还没有记录。村干部办的每一件事,都会记在这里' }}>
        {(acts) => <><Acts acts={acts} /><ListEnd {...audit.more} /></>}
      </Show>
    </Page>
  );
}
