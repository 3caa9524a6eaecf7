import { VillageLogView } from '../../../features/log/village-log';
import { useVillageLog } from '../../../features/log/log.queries';
import { useVillageParam } from '../../../features/village/current-village';
import { openFind } from '../../../features/village/open-find';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const noVillage = { icon: 'village', words: '先选一个村庄,再看它的封存凭证', act: '去找村庄', onAct: openFind } as const;
const noLog = { icon: 'shield', words: '这个村还没有封存过档案。有了第一笔,一分钟内就会封存' } as const;

export default function LogPage() {
  const villageId = useVillageParam();
  const log = useVillageLog(villageId);
  return (
    <Page title="档案封存">
      {villageId ? <Show state={stateOf(log, ({ log: stand, fault }) => stand === null && !fault)} empty={noLog}>{(data) => <VillageLogView log={data} />}</Show> : <Notice {...noVillage} />}
    </Page>
  );
}
