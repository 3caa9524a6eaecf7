import { View } from '@tarojs/components';
import { useState } from 'react';
import { BOARDS, type Board } from '../../../../../shared/domain/boards';
import { pageParam } from '../../../core/navigation';
import { PostLine } from '../../../features/post/post-line';
import { usePosts } from '../../../features/post/post.queries';
import { boardIcons, boardName } from '../../../features/village/boards';
import { useVillageParam } from '../../../features/village/current-village';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const askedBoard = (): Board | undefined => BOARDS.find((board) => board === pageParam('board'));

export default function PostsPage() {
  const [board] = useState(askedBoard);
  const posts = usePosts(useVillageParam(), board);
  const name = board ? boardName(board) : '村里的消息';
  return (
    <Page title={name}>
      <Show state={stateOf(posts)} empty={{ icon: board ? boardIcons[board] : 'horn', words: `“${name}”里还没有内容,村干部发了会出现在这里` }}>
        {(items) => (
          <View>
            {items.map((post) => <PostLine key={post.postId} post={post} />)}
            <ListEnd {...posts.more} />
          </View>
        )}
      </Show>
    </Page>
  );
}
