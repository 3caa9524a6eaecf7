import { useState } from 'react';
import { EditPostPage } from '../../../features/post/edit-post';
import { NewPostPage } from '../../../features/post/new-post';
import { usePost } from '../../../features/post/post.queries';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { pageParam } from '../../../core/navigation';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

function Edit({ postId }: { postId: string }) {
  const post = usePost(postId);
  if (post.data) return <EditPostPage key={post.data.version} post={post.data} />;
  return <Page title="改一条"><Show state={stateOf(post)} empty={{ icon: 'horn', words: '没有这条内容' }}>{() => null}</Show></Page>;
}

export default function PublishPage() {
  const [postId] = useState(() => pageParam('postId'));
  const villageId = useStaffVillage();
  return postId ? <Edit postId={postId} /> : <NewPostPage key={villageId} villageId={villageId} />;
}
