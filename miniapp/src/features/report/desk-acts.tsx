import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { Button, FootBar } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { DeskForm } from './desk-form';
import { SendPhotos, takeAfterPhoto, type Fix } from './fix-form';
import { photoMovesOf, ruleOfPhoto } from './photo-moves';
import { deskActsOf, ruleOfAct, verbOf, type DeskAct, type Said } from './report-staff.acts';
import { rereadIfMoved, useDeskAct } from './report-staff.queries';
import { WorkerChoice } from './worker-choice';

const BUTTONS = 2;
/** What an outsider of the desk's everyday work never finds under the thumb. */
const RARE: readonly DeskAct[] = ['drop', 'falsify', 'hide', 'show', 'reject', 'merge', 'defer', 'forward'];

function useActs(report: ReportView) {
  const [asked, ask] = useState<DeskAct>();
  const done = useDeskAct(report.reportId);
  const close = () => ask(undefined);
  const doIt = (act: DeskAct, said: Said) => done.mutate({ act, said }, {
    onSuccess: () => { close(); toast(ruleOfAct(act).done); },
    onError: (error) => rereadIfMoved(error, report.reportId),
  });
  const start = (act: DeskAct) => (ruleOfAct(act).isPlain ? doIt(act, { note: '' }) : ask(act));
  return { asked, close, doIt, start, isBusy: done.isPending };
}
type Acts = ReturnType<typeof useActs>;

interface MoreProps {
  open: boolean;
  acts: readonly DeskAct[];
  report: ReportView;
  onPick: (act: DeskAct) => void;
  onClose: () => void;
}

function More({ open, acts, report, onPick, onClose }: MoreProps) {
  return (
    <Sheet open={open} title="还可以" onClose={onClose}>
      <Card flush>
        {acts.map((act) => <Entry key={act} title={verbOf(act, report)} onTap={() => onPick(act)} />)}
      </Card>
    </Sheet>
  );
}

/** The form an act asks for. */
function Asked({ report, acts }: { report: ReportView; acts: Acts }) {
  const { asked, close, doIt, isBusy } = acts;
  if (!asked) return null;
  if (asked !== 'assign') return <DeskForm key={asked} act={asked} report={report} busy={isBusy} onAct={(said) => doIt(asked, said)} onClose={close} />;
  return <WorkerChoice open villageId={report.villageId} reportId={report.reportId} busy={isBusy} onAssign={(said) => doIt('assign', said)} onClose={close} />;
}

/** The warm button is the last: what moves the report on, rather than an answer. */
const answerFirst = (acts: DeskAct[]): DeskAct[] => [...acts.filter((act) => act === 'reply'), ...acts.filter((act) => act !== 'reply')];

/** What can be done with a report now: the camera or one or two usual verbs, the others behind 更多. */
export function DeskActs({ report, fix }: { report: ReportView; fix: Fix }) {
  const acts = useActs(report);
  const [isMore, setMore] = useState(false);
  const photos = photoMovesOf(report);
  const offered = deskActsOf(report);
  const camera = photos.at(-1);
  const usual = answerFirst(offered.filter((act) => !RARE.includes(act)).slice(0, camera ? BUTTONS - 1 : BUTTONS));
  const rest = offered.filter((act) => !usual.includes(act));
  const pick = (act: DeskAct) => { setMore(false); acts.start(act); };
  if (camera && fix.refs.length > 0) return <SendPhotos fix={fix} moves={photos} />;
  if (!camera && offered.length === 0) return null;
  return (
    <>
      <FootBar>
        {rest.length > 0 && <Button kind="line" onTap={() => setMore(true)}>更多</Button>}
        {usual.map((act, at) => <Button key={act} kind={!camera && at === usual.length - 1 ? 'warm' : 'line'} busy={acts.isBusy} onTap={() => acts.start(act)}>{verbOf(act, report)}</Button>)}
        {camera && <Button kind="warm" icon="camera" onTap={() => void takeAfterPhoto(fix)}>{ruleOfPhoto(camera).take}</Button>}
      </FootBar>
      <More open={isMore} acts={rest} report={report} onPick={pick} onClose={() => setMore(false)} />
      <Asked report={report} acts={acts} />
    </>
  );
}
