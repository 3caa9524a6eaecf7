import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { Button, FootBar } from '../../ui/button';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useConfirmReport, useDisputeReport } from './report.queries';

/** 修好了 or 没修好: the one thing that waits for the reporter. */
export function ReporterAnswer({ reportId }: Pick<ReportView, 'reportId'>) {
  const [key] = useState(newIdempotencyKey);
  const [isAsking, ask] = useState(false);
  const confirm = useConfirmReport(reportId, key);
  const dispute = useDisputeReport(reportId);
  const sayFixed = () => confirm.mutate(undefined, { onSuccess: () => toast('谢谢您,已记入共治档案') });
  const sayNot = (note: string) => {
    dispute.mutate(note, {
      onSuccess: () => {
        ask(false);
        toast('已退回重办,修好了再请您看');
      },
    });
  };
  return (
    <>
      <FootBar>
        <Button kind="line" disabled={confirm.isPending} onTap={() => ask(true)}>没修好</Button>
        <Button busy={confirm.isPending} onTap={sayFixed}>修好了</Button>
      </FootBar>
      <Confirm
        open={isAsking}
        title="哪里没修好?"
        words="说一句,村里会再派人来"
        reason="例如:桶清了,地上的还在"
        act="退回重办"
        kind="warm"
        busy={dispute.isPending}
        onAct={sayNot}
        onClose={() => ask(false)}
      />
    </>
  );
}
