import { View } from '@tarojs/components';
import { usePullDownRefresh } from '../../../core/pull-down';
import { goTo } from '../../../core/navigation';
import { useMe } from '../../../core/session';
import { NoticeLine } from '../../../features/notice/notice-line';
import { useNotices, useReadAll } from '../../../features/notice/notice.queries';
import { Button } from '../../../ui/button';
import { ListEnd, Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

function ToSettings() {
  return <View className="v-gap"><Button kind="line" wide icon="gear" onTap={() => goTo('resident/settings')}>怎么提醒我</Button></View>;
}

export default function NoticesPage() {
  const isSignedIn = Boolean(useMe());
  const notices = useNotices();
  const readAll = useReadAll();
  usePullDownRefresh(notices.refetch);
  if (!isSignedIn) return <Page title="消息"><Notice icon="bell" words="登录后,跟您有关的消息会出现在这里" act="去登录" onAct={() => goTo('home')} /></Page>;
  return (
    <Page title="消息">
      <Show state={stateOf(notices)} empty={{ icon: 'bell', words: '还没有消息。您报的事有了进展,会在这里告诉您' }}>
        {(items) => (
          <View>
            {items.some(({ read }) => !read) && <Button kind="line" wide icon="check" busy={readAll.isPending} onTap={() => readAll.mutate()}>全部看过了</Button>}
            {items.map((notice) => <NoticeLine key={notice.noticeId} notice={notice} />)}
            <ListEnd {...notices.more} />
          </View>
        )}
      </Show>
      <ToSettings />
    </Page>
  );
}
