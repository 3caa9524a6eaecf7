import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { Button, FootBar } from '../../ui/button';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { takeAfterPhoto, type Fix } from './fix-form';
import { useAcceptReport, useAssignReport, useRejectReport, type Assignment } from './report-staff.queries';
import { WorkerChoice } from './worker-choice';

/** What staff do with a report now: one main verb, the others beside it. */
export function DeskActs({ report: { reportId, villageId, moves, assigneeName } }: { report: ReportView }) {
  const [asking, ask] = useState<'reject' | 'assign'>();
  const close = () => ask(undefined);
  const accept = useAcceptReport(reportId);
  const reject = useRejectReport(reportId);
  const assign = useAssignReport(reportId);
  const give = (assignment: Assignment) => assign.mutate(assignment, { onSuccess: () => toast('派好了'), onSettled: close });
  const turnDown = (note: string) => reject.mutate(note, { onSuccess: () => toast('已告诉上报人'), onSettled: close });
  return (
    <>
      <FootBar>
        {moves.includes('reject') && <Button kind="line" onTap={() => ask('reject')}>不受理</Button>}
        {moves.includes('accept') && <Button kind="line" busy={accept.isPending} onTap={() => accept.mutate(undefined, { onSuccess: () => toast('已受理') })}>受理</Button>}
        {moves.includes('assign') && <Button kind={assigneeName ? 'line' : 'warm'} onTap={() => ask('assign')}>{assigneeName ? '改派' : '派单'}</Button>}
      </FootBar>
      <WorkerChoice open={asking === 'assign'} villageId={villageId} busy={assign.isPending} onAssign={give} onClose={close} />
      <Confirm
        open={asking === 'reject'}
        title="不受理这条上报?"
        words="上报人会看到您写的理由"
        act="不受理"
        kind="warm"
        reason="例如:这里属于邻村,已转告他们"
        busy={reject.isPending}
        onAct={turnDown}
        onClose={close}
      />
    </>
  );
}

/** One hand, outdoors: first the camera, then done. */
export function FixActs({ fix }: { fix: Fix }) {
  if (!fix.mayChange) return null;
  return (
    <FootBar>
      {fix.refs.length === 0 ? (
        <Button kind="warm" icon="camera" onTap={() => void takeAfterPhoto(fix)}>拍照办结</Button>
      ) : (
        <Button kind="warm" onTap={fix.send}>拍好了,办结</Button>
      )}
    </FootBar>
  );
}
