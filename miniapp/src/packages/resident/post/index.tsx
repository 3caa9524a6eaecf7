import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { PostText } from '../../../features/post/post-text';
import { usePost } from '../../../features/post/post.queries';
import { boardName } from '../../../features/village/boards';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function PostPage() {
  const [postId] = useState(() => pageParam('postId'));
  const post = usePost(postId);
  useShareAppMessage(() => ({ title: post.data?.title ?? '村里的消息', path: `/packages/resident/post/index?postId=${postId}` }));
  return (
    <Page title={post.data ? boardName(post.data.board) : '村里的消息'}>
      <Show state={stateOf(post)} empty={{ icon: 'horn', words: '这条消息不在了' }}>{(data) => <PostText post={data} />}</Show>
    </Page>
  );
}
