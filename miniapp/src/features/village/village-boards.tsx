import { View } from '@tarojs/components';
import type { PostCard } from '../../../../shared/contract/post';
import type { VillagePage } from '../../../../shared/contract/village';
import { goTo } from '../../core/navigation';
import { ago } from '../../core/time';
import { Card } from '../../ui/card';
import { EntranceGrid } from '../../ui/choice';
import { Icon } from '../../ui/icon';
import { boardIcons, boardName, boardTone } from './boards';

/** The boards the village shows, in its order. */
export function VillageBoards({ page: { boards, village } }: { page: VillagePage }) {
  const entrances = boards.map(({ board }) => ({
    words: boardName(board),
    icon: boardIcons[board],
    tone: boardTone(board),
    onTap: () => goTo('resident/posts', { villageId: village.villageId, board }),
  }));
  return <EntranceGrid entrances={entrances} />;
}

const newestBroadcast = ({ boards }: VillagePage): PostCard | undefined => boards.find(({ board }) => board === 'broadcast')?.posts[0];

/** What the loudspeaker said last. */
export function BroadcastCard({ page }: { page: VillagePage }) {
  const post = newestBroadcast(page);
  if (!post) return null;
  return (
    <Card row tone="warm" onTap={() => goTo('resident/post', { postId: post.postId })}>
      <View className="v-horn"><Icon name="horn" size={22} /></View>
      <View className="v-grow">
        <View className="v-strong">{post.title}</View>
        <View className="v-sub">{`村内广播 · ${ago(post.publishedAt)}`}</View>
      </View>
    </Card>
  );
}
