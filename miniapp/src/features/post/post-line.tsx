import { View } from '@tarojs/components';
import type { PostCard } from '../../../../shared/contract/post';
import { goTo } from '../../core/navigation';
import { ago } from '../../core/time';
import { Card, Tag } from '../../ui/card';
import { Picture } from '../../ui/photos';
import { boardName } from '../village/boards';

interface PostLineProps {
  post: PostCard;
  /** Directly under a heading. */
  tight?: boolean;
}

/** A post in a list: what it says, where and when, its first picture. */
export function PostLine({ post, tight }: PostLineProps) {
  return (
    <Card tight={tight} onTap={() => goTo('resident/post', { postId: post.postId })}>
      <View className="v-row v-row--top">
        <View className="v-grow">
          <View className="v-strong">{post.title}</View>
          <View className="v-sub">{post.excerpt}</View>
          <View className="v-tags">
            {post.pinned && <Tag tone="gold">置顶</Tag>}
            <Tag>{boardName(post.board)}</Tag>
            <View className="v-sub">{ago(post.publishedAt)}</View>
          </View>
        </View>
        {post.photo && <Picture photo={post.photo} label={post.title} size="m" />}
      </View>
    </Card>
  );
}
