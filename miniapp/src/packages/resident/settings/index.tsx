import { goTo } from '../../../core/navigation';
import { useMe } from '../../../core/session';
import { LeaveForGood } from '../../../features/log/leave-for-good';
import { Nickname, SignOut } from '../../../features/member/account';
import { LargeTypeSwitch } from '../../../features/member/large-type';
import { PrivacyNotice } from '../../../features/member/privacy-notice';
import { NoticeWays } from '../../../features/notice/notice-ways';
import { useMyResidency } from '../../../features/household/my-household';
import { Card, Entry } from '../../../ui/card';
import { IconTile } from '../../../ui/icon';
import { Page } from '../../../ui/page';

export default function SettingsPage() {
  const me = useMe();
  const home = useMyResidency();
  return (
    <Page title="设置与隐私">
      <LargeTypeSwitch />
      {me && <Nickname key={me.memberId} now={me.nickname} />}
      {me && <NoticeWays key={`ways-${me.memberId}`} />}
      {home && <Card flush><Entry start={<IconTile name="eye" />} title="我家的户牌" note="路人扫码看到什么,由您家来定" onTap={() => goTo('resident/my-door')} /></Card>}
      <PrivacyNotice />
      <SignOut />
      {me && <LeaveForGood />}
    </Page>
  );
}
