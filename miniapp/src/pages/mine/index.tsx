import { View } from '@tarojs/components';
import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { OwnChecks } from '../../features/content-check/own-checks';
import { ChangePersona } from '../../features/member/account';
import { LargeTypeSwitch } from '../../features/member/large-type';
import { MyFollows, MyLists, OfficeEntry } from '../../features/member/mine-lists';
import { MyNoticeBell } from '../../features/notice/notice-bell';
import { MyHouseholdCard } from '../../features/record/my-household-card';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Notice } from '../../ui/list-state';
import { Page } from '../../ui/page';

function Stranger() {
  return (
    <View>
      <Notice icon="person" words="登录后,您家的档案、上报和关注都在这里" act="去登录" onAct={() => goTo('home')} />
      <LargeTypeSwitch />
      <Card flush><Entry start={<IconTile name="gear" />} title="设置与隐私" onTap={() => goTo('resident/settings')} /></Card>
    </View>
  );
}

export default function MinePage() {
  const me = useMe();
  if (!me) return <Page title="我的"><Stranger /></Page>;
  return (
    <Page title="我的">
      <View className="v-title v-gap">{me.nickname}</View>
      <MyNoticeBell />
      <MyHouseholdCard />
      <OfficeEntry appointments={me.appointments} />
      <MyLists me={me} />
      <OwnChecks />
      <LargeTypeSwitch />
      <MyFollows follows={me.follows} />
      <ChangePersona />
    </Page>
  );
}
