import { View } from '@tarojs/components';
import type { NoticeView } from '../../../../shared/contract/notice';
import { goTo } from '../../core/navigation';
import { ago } from '../../core/time';
import { Card, Tag } from '../../ui/card';
import { useReadNotice } from './notice.queries';

/** What happened, and where to look. */
export function NoticeLine({ notice: { noticeId, title, body, at, read, urgent, page } }: { notice: NoticeView }) {
  const { mutate: markRead } = useReadNotice();
  const open = () => {
    if (!read) markRead(noticeId);
    goTo(page.name, page.params);
  };
  return (
    <Card onTap={open}>
      <View className="v-strong">{title}</View>
      <View>{body}</View>
      <View className="v-tags">
        {!read && <Tag tone="warm">没看</Tag>}
        {urgent && <Tag tone="gold">急</Tag>}
        <View className="v-sub">{ago(at)}</View>
      </View>
    </Card>
  );
}
