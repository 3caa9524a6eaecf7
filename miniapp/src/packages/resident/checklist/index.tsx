import { View } from '@tarojs/components';
import { BandsShown, ItemsShown } from '../../../features/checklist/checklist-shown';
import { levelWords } from '../../../features/checklist/checklist-words';
import { useVillageChecklist } from '../../../features/checklist/checklist.queries';
import { useVillageParam } from '../../../features/village/current-village';
import { openFind } from '../../../features/village/open-find';
import { day } from '../../../core/time';
import { Card, Tag } from '../../../ui/card';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function ChecklistPage() {
  const villageId = useVillageParam();
  const list = useVillageChecklist(villageId);
  if (!villageId) return <Page title="评什么"><Notice icon="village" words="先选一个村庄,再看它评什么" act="去找村庄" onAct={openFind} /></Page>;
  return (
    <Page title="评什么">
      <Show state={stateOf(list)} empty={{ icon: 'list', words: '还没有评比清单' }}>
        {({ level, checklist, effectiveFrom, coming }) => (
          <View>
            <Card>
              <View className="v-row"><View className="v-grow v-strong">{checklist.title}</View><Tag tone="gold">{levelWords[level]}</Tag></View>
              {effectiveFrom && <View className="v-sub">{`${day(effectiveFrom)}起用`}</View>}
            </Card>
            {coming && <Card tone="gold">{`${day(coming.effectiveFrom)}起换成新的一版`}</Card>}
            <ItemsShown checklist={checklist} />
            <BandsShown checklist={checklist} />
          </View>
        )}
      </Show>
    </Page>
  );
}
