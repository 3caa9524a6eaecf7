import { UNREAD_COUNTED } from '../../../../shared/contract/notice';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useUnread } from './notice.queries';

const wordsOf = (unread: number): string => (unread >= UNREAD_COUNTED ? `${UNREAD_COUNTED} 条以上没看` : `${unread} 条没看`);

/** The way to what one was told, and how much of it is new. */
export function NoticeBell({ unread = 0 }: { unread?: number | undefined }) {
  return (
    <Card flush>
      <Entry
        start={<IconTile name="bell" tone={unread > 0 ? 'warm' : 'pine'} />}
        title="消息"
        end={unread > 0 && <Tag tone="warm">{wordsOf(unread)}</Tag>}
        onTap={() => goTo('resident/notices')}
      />
    </Card>
  );
}

/** For pages whose own answer does not carry the figure. */
export function MyNoticeBell() {
  return <NoticeBell unread={useUnread().data?.unread} />;
}
