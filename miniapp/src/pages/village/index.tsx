import { openFind } from '../../features/village/open-find';
import { useAskedVillage } from '../../features/village/current-village';
import { useShareVillage } from '../../features/village/share-village';
import { VillageFace } from '../../features/village/village-face';
import { useVillagePage } from '../../features/village/village.queries';
import { Notice, Show, stateOf } from '../../ui/list-state';
import { Page } from '../../ui/page';

const noVillage = { icon: 'village', words: '先选一个村庄,村里的消息、随手拍和卫生都在这里', act: '去找村庄', onAct: openFind } as const;

export default function VillagePage() {
  const villageId = useAskedVillage();
  const page = useVillagePage(villageId);
  useShareVillage(page.data);
  return (
    <Page title={page.data?.village.name ?? '村庄'} bare={Boolean(page.data)}>
      {villageId ? <Show state={stateOf(page)} empty={noVillage}>{(data) => <VillageFace page={data} />}</Show> : <Notice {...noVillage} />}
    </Page>
  );
}
