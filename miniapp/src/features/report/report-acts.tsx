import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { isEditable, type Draft } from '../../core/draft';
import { useDrafts } from '../../core/drafts';
import { Button } from '../../ui/button';
import { DraftLine } from '../../ui/draft-line';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { ActSheet } from './act-sheet';
import { actWords, type ActDraft, type ReportAct } from './report-act';
import { useDropReport } from './report.queries';

/** The acts of a villager beside 修好了 / 没修好, which stand at the foot. */
function actsOf({ moves, canReply, isMine }: ReportView): ReportAct[] {
  const acts: [ReportAct, boolean][] = [
    ['reopen', moves.includes('reopen')],
    ['contest', moves.includes('contest')],
    ['reply', canReply && isMine],
  ];
  return acts.filter(([, may]) => may).map(([act]) => act);
}

function DropButton({ reportId }: Pick<ReportView, 'reportId'>) {
  const [isAsking, ask] = useState(false);
  const drop = useDropReport(reportId);
  return (
    <>
      <Button kind="line" wide onTap={() => ask(true)}>不用处理了</Button>
      <Confirm
        open={isAsking} title="不用处理了?" words="村里就不再派人来了" reason="例如:已经有人清走了" act="不用处理了" kind="warm" busy={drop.isPending}
        onAct={(note) => drop.mutate(note, { onSuccess: () => toast('好的,这条到此为止'), onSettled: () => ask(false) })}
        onClose={() => ask(false)}
      />
    </>
  );
}

/** What was said about this report where there was no signal. */
export function WaitingActs({ reportId }: Pick<ReportView, 'reportId'>) {
  const drafts = (useDrafts('report-act') as Draft<ActDraft>[]).filter(({ payload, state }) => payload.reportId === reportId && state !== 'sent');
  return (
    <View>
      {drafts.filter((draft) => !isEditable(draft) || draft.state === 'failed').map((draft) => (
        <DraftLine key={draft.id} draft={draft} title={`${actWords[draft.payload.act].ask} · ${draft.payload.note}`} />
      ))}
    </View>
  );
}

export function ReportActs({ report }: { report: ReportView }) {
  const [act, open] = useState<ReportAct>();
  const acts = actsOf(report);
  const mayDrop = report.isMine && report.moves.includes('drop');
  return (
    <View>
      <WaitingActs reportId={report.reportId} />
      {acts.map((one) => <View key={one} className="v-gap"><Button kind="line" wide onTap={() => open(one)}>{actWords[one].ask}</Button></View>)}
      {mayDrop && <View className="v-gap"><DropButton reportId={report.reportId} /></View>}
      {act && <ActSheet report={report} act={act} onDone={() => open(undefined)} />}
    </View>
  );
}
