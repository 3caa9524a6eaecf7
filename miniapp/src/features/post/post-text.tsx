import { View } from '@tarojs/components';
import type { PostView } from '../../../../shared/contract/post';
import { goTo } from '../../core/navigation';
import { dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { PhotoStrip } from '../../ui/photos';
import { spoken } from '../../ui/spoken';
import { CheckNote } from '../content-check/check-note';
import { boardName } from '../village/boards';

/** A post in full. */
export function PostText({ post }: { post: PostView }) {
  const edited = post.editedAt ? ` · ${dayTime(post.editedAt)}改过` : '';
  const only = post.photos.length === 1;
  return (
    <View>
      <CheckNote check={post.check} />
      {post.withdrawn && <Card tone="warm"><View className="v-strong">这条已经撤下</View><View className="v-sub">{`理由:${post.withdrawn.reason}`}</View></Card>}
      <Card>
        <View className="v-title" {...spoken({ role: 'heading' })}>{post.title}</View>
        <View className="v-tags">
          {post.pinned && <Tag tone="gold">置顶</Tag>}
          <Tag>{boardName(post.board)}</Tag>
          <View className="v-sub">{`${post.village.name} · ${post.authorName} · ${dayTime(post.publishedAt)}${edited}`}</View>
        </View>
        <View className="v-prose v-gap">{post.body}</View>
        {post.photos.length > 0 && <View className="v-gap"><PhotoStrip photos={post.photos} label={post.title} size={only ? 'cover' : 'l'} /></View>}
      </Card>
      {post.mayEdit && !post.withdrawn && (
        <View className="v-gap"><Button kind="line" wide icon="pen" onTap={() => goTo('staff/publish', { villageId: post.villageId, postId: post.postId })}>改这条</Button></View>
      )}
    </View>
  );
}
