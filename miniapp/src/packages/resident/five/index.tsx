import { FiveCosView } from '../../../features/record/five-cos';
import { PairWatch } from '../../../features/record/pair-watch';
import { QuarterFile } from '../../../features/record/quarter-file';
import { useFiveCos } from '../../../features/record/record.queries';
import { useVillageParam } from '../../../features/village/current-village';
import { openFind } from '../../../features/village/open-find';
import { useMay } from '../../../features/workbench/staff-village';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const noVillage = { icon: 'village', words: '先选一个村庄,再看它的五共', act: '去找村庄', onAct: openFind } as const;

export default function FivePage() {
  const villageId = useVillageParam();
  const five = useFiveCos(villageId);
  const mayOversee = useMay('record:oversee');
  return (
    <Page title="五共">
      {villageId ? <Show state={stateOf(five)} empty={noVillage}>{(data) => <FiveCosView five={data} />}</Show> : <Notice {...noVillage} />}
      {villageId && mayOversee && five.data && <QuarterFile villageId={villageId} quarters={five.data.items.map(({ quarter }) => quarter)} />}
      {villageId && mayOversee && <PairWatch villageId={villageId} />}
    </Page>
  );
}
