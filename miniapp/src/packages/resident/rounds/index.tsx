import { View } from '@tarojs/components';
import { ChecklistEntry } from '../../../features/checklist/checklist-entry';
import { useRounds } from '../../../features/hygiene/hygiene.queries';
import { RoundLine } from '../../../features/hygiene/round-line';
import { useVillageParam } from '../../../features/village/current-village';
import { openFind } from '../../../features/village/open-find';
import { ListEnd, Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function RoundsPage() {
  const villageId = useVillageParam();
  const rounds = useRounds(villageId);
  if (!villageId) return <Page title="入户评比"><Notice icon="village" words="先选一个村庄,再看它的评比" act="去找村庄" onAct={openFind} /></Page>;
  return (
    <Page title="入户评比">
      <ChecklistEntry villageId={villageId} />
      <Show state={stateOf(rounds)} empty={{ icon: 'star', words: '村里还没评比过。村干部开一轮评比,公示后红榜会在这里' }}>
        {(items) => (
          <View>
            {items.map((round) => <RoundLine key={round.roundId} round={round} />)}
            <ListEnd {...rounds.more} />
          </View>
        )}
      </Show>
    </Page>
  );
}
