import { useMe } from '../../../core/session';
import { LeaveForGood } from '../../../features/log/leave-for-good';
import { Nickname, SignOut } from '../../../features/member/account';
import { LargeTypeSwitch } from '../../../features/member/large-type';
import { PrivacyNotice } from '../../../features/member/privacy-notice';
import { NoticeWays } from '../../../features/notice/notice-ways';
import { Page } from '../../../ui/page';

export default function SettingsPage() {
  const me = useMe();
  return (
    <Page title="设置与隐私">
      <LargeTypeSwitch />
      {me && <Nickname key={me.memberId} now={me.nickname} />}
      {me && <NoticeWays key={`ways-${me.memberId}`} />}
      <PrivacyNotice />
      <SignOut />
      {me && <LeaveForGood />}
    </Page>
  );
}
