import { View } from '@tarojs/components';
import { usePullDownRefresh } from '../../core/pull-down';
import { useMe } from '../../core/session';
import { Welcome } from '../../features/member/welcome';
import { NoticeBell } from '../../features/notice/notice-bell';
import { FollowedVillages, Waiting } from '../../features/village/home-lists';
import { openFind } from '../../features/village/open-find';
import { useHome } from '../../features/village/village.queries';
import { Button } from '../../ui/button';
import { Notice, Show, stateOf } from '../../ui/list-state';
import { Page } from '../../ui/page';

const noFollows = { icon: 'village', words: '还没有关注村庄。关注后,村里的消息会出现在这里', act: '去找村庄', onAct: openFind } as const;

function FindMore({ words }: { words: string }) {
  return <View className="v-gap"><Button kind="line" wide icon="search" onTap={openFind}>{words}</Button></View>;
}

export default function HomePage() {
  const isSignedIn = Boolean(useMe());
  const home = useHome();
  usePullDownRefresh(home.refetch);
  if (!isSignedIn) return <Page title="网上村庄"><Welcome /><FindMore words="先看看村庄" /></Page>;
  return (
    <Page title="网上村庄">
      <NoticeBell unread={home.data?.unreadNotices} />
      <Show state={stateOf(home, ({ villages, waiting }) => villages.length + waiting.length === 0)} empty={noFollows}>
        {({ villages, waiting }) => (
          <>
            <Waiting waiting={waiting} />
            <FollowedVillages villages={villages} />
            {villages.length === 0 ? <Notice {...noFollows} /> : <FindMore words="找别的村庄" />}
          </>
        )}
      </Show>
    </Page>
  );
}
