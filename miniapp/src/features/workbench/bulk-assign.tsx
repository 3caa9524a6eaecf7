import { useState } from 'react';
import type { WorkItem } from '../../../../shared/contract/workbench';
import { Button, FootBar } from '../../ui/button';
import { toast } from '../../ui/toast';
import { useAssignMany, type Assignment } from '../report/report-staff.queries';
import { WorkerChoice } from '../report/worker-choice';

/** At most so many go in one request. */
const MOST = 50;

/** Reports ticked to be given to one worker; of one village, whose workers they are. */
export function useBulk(items: readonly WorkItem[]) {
  const [isOn, setOn] = useState(false);
  const [ids, setIds] = useState<readonly string[]>([]);
  const offered = items.filter(({ mayAssign }) => mayAssign);
  const chosen = offered.filter(({ id }) => ids.includes(id));
  const villageId = chosen[0]?.village.villageId ?? '';
  const stop = () => { setOn(false); setIds([]); };
  return {
    isOn,
    offered,
    chosen,
    villageId,
    start: () => setOn(true),
    stop,
    isChosen: (id: string) => ids.includes(id),
    mayChoose: (item: WorkItem) => chosen.length < MOST && (villageId === '' || item.village.villageId === villageId),
    toggle: (id: string) => setIds(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]),
  };
}
export type Bulk = ReturnType<typeof useBulk>;

const resultWords = ({ assigned, skipped }: { assigned: string[]; skipped: string[] }): string =>
  skipped.length === 0 ? `派好了 ${assigned.length} 条` : `派好了 ${assigned.length} 条;${skipped.length} 条已有人动过,没有派`;

/** One worker for all that are ticked. */
export function BulkFoot({ bulk }: { bulk: Bulk }) {
  const [isAsking, ask] = useState(false);
  const assign = useAssignMany(bulk.villageId);
  const give = (given: Assignment) =>
    assign.mutate({ ...given, reportIds: bulk.chosen.map(({ id }) => id) }, {
      onSuccess: (result) => { toast(resultWords(result)); ask(false); bulk.stop(); },
    });
  const count = bulk.chosen.length;
  return (
    <>
      <FootBar>
        <Button kind="line" onTap={bulk.stop}>先不派了</Button>
        <Button kind="warm" disabled={count === 0} onTap={() => ask(true)}>{count === 0 ? '请先勾选' : `派 ${count} 条`}</Button>
      </FootBar>
      <WorkerChoice open={isAsking} title={`${count} 条派给谁?`} villageId={bulk.villageId} busy={assign.isPending} onAssign={give} onClose={() => ask(false)} />
    </>
  );
}
