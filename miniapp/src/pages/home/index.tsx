import { View } from '@tarojs/components';
import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { Card, Entry } from '../../ui/card';
import { EntranceGrid } from '../../ui/choice';
import { IconTile } from '../../ui/icon';
import { Notice } from '../../ui/list-state';
import { Page, Section } from '../../ui/page';

const dailyActs = [
  { words: '随手拍', icon: 'camera', tone: 'warm', onTap: () => goTo('report-new') },
  { words: '村庄', icon: 'village', onTap: () => goTo('village') },
  { words: '五共', icon: 'people', tone: 'gold', onTap: () => goTo('resident/five') },
  { words: '找村庄', icon: 'search', onTap: () => goTo('resident/find-village') },
] as const;

export default function HomePage() {
  const me = useMe();
  const villages = me?.follows ?? [];
  return (
    <Page title="网上村庄">
      <EntranceGrid entrances={dailyActs} />
      <Section title="我关注的村庄" more="找村庄 ›" onMore={() => goTo('resident/find-village')}>
        {villages.length === 0 ? (
          <Notice icon="village" words="还没有关注村庄。关注后,村里的消息会出现在这里" act="去找村庄" onAct={() => goTo('resident/find-village')} />
        ) : (
          <Card tight flush>
            {villages.map((village) => (
              <Entry key={village.villageId} start={<IconTile name="village" />} title={village.name} note={<View>{village.townName}</View>} onTap={() => goTo('village')} />
            ))}
          </Card>
        )}
      </Section>
    </Page>
  );
}
