import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { Button, FootBar } from '../../ui/button';
import { toast } from '../../ui/toast';
import { ActSheet } from './act-sheet';
import { useConfirmReport } from './report.queries';

/** 修好了 or 没修好: the one thing that waits for the reporter. */
export function ReporterAnswer({ report }: { report: Pick<ReportView, 'reportId' | 'villageId'> }) {
  const [key] = useState(newIdempotencyKey);
  const [isAsking, ask] = useState(false);
  const confirm = useConfirmReport(report.reportId, key);
  const sayFixed = () => confirm.mutate(undefined, { onSuccess: () => toast('谢谢您,已记入共治档案') });
  return (
    <>
      <FootBar>
        <Button kind="line" disabled={confirm.isPending} onTap={() => ask(true)}>没修好</Button>
        <Button busy={confirm.isPending} onTap={sayFixed}>修好了</Button>
      </FootBar>
      {isAsking && <ActSheet report={report} act="dispute" onDone={() => ask(false)} />}
    </>
  );
}
