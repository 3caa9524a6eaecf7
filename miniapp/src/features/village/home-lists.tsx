import { View } from '@tarojs/components';
import type { HomePage } from '../../../../shared/contract/village';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/page';
import { PostLine } from '../post/post-line';
import { openVillage } from './current-village';

type Followed = HomePage['villages'][number];

/** The first line: what only I can do. */
export function Waiting({ waiting }: Pick<HomePage, 'waiting'>) {
  if (waiting.length === 0) return null;
  return (
    <Section title="等您点一下">
      {waiting.map(({ id, title, detail }, place) => (
        <Card key={id} row tone="warm" tight={place === 0}>
          <View className="v-horn"><Icon name="check" size={22} /></View>
          <View className="v-grow">
            <View className="v-strong">{title}</View>
            <View className="v-sub">{detail}</View>
          </View>
          <Button small kind="warm" label={`去确认:${title}`} onTap={() => goTo('resident/report', { reportId: id })}>去确认</Button>
        </Card>
      ))}
    </Section>
  );
}

const figuresOf = ({ townName, followerCount, openReports }: Followed): string =>
  `${townName} · ${followerCount} 人关注${openReports > 0 ? ` · 正在处理 ${openReports} 件` : ''}`;

function FollowedVillage({ village }: { village: Followed }) {
  return (
    <Section title={village.name} more="进村看看 ›" onMore={() => openVillage(village.villageId)}>
      <View className="v-sub v-under-title">{figuresOf(village)}</View>
      {village.newest.map((post) => <PostLine key={post.postId} post={post} />)}
      {village.newest.length === 0 && <Card><View className="v-sub">村里还没发消息,发了会出现在这里。</View></Card>}
    </Section>
  );
}

export function FollowedVillages({ villages }: Pick<HomePage, 'villages'>) {
  return <>{villages.map((village) => <FollowedVillage key={village.villageId} village={village} />)}</>;
}
