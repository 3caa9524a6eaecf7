import { useDidHide, useDidShow } from '@tarojs/taro';
import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { useLikelyKinds, useOfferedKinds } from '../../features/report/likely-kinds';
import { NearbySheet } from '../../features/report/nearby-sheet';
import { ReportDrafts } from '../../features/report/report-drafts';
import { ReportFields } from '../../features/report/report-fields';
import { useReportForm } from '../../features/report/report-form';
import { takePrefill } from '../../features/report/report-prefill';
import { useReportVillages } from '../../features/report/report-village';
import { Button, FootBar } from '../../ui/button';
import { Tabs } from '../../ui/choice';
import { Notice } from '../../ui/list-state';
import { Page } from '../../ui/page';
import { toast } from '../../ui/toast';

function NotYet({ isPending }: { isPending: boolean }) {
  if (!useMe()) return <Notice icon="camera" words="登录后就能随手拍" act="去登录" onAct={() => goTo('home')} />;
  if (isPending) return <Notice icon="clock" words="您认领的住户正在核实,核实后就能随手拍" act="看看进度" onAct={() => goTo('resident/claim')} />;
  return <Notice icon="house" words="本村村民(在家、在外都算)才能上报。先认领您家,村里核实后就能拍" act="去认领" onAct={() => goTo('resident/claim')} />;
}

/** A shared phone: what one person wrote is not on screen for the next. */
export default function ReportNewPage() {
  const memberId = useMe()?.memberId;
  return <ReportNew key={memberId} memberId={memberId ?? ''} />;
}

function ReportNew({ memberId }: { memberId: string }) {
  const { villages, village, choose, isPending } = useReportVillages();
  const villageId = village?.villageId ?? '';
  const offer = useOfferedKinds(villageId);
  const form = useReportForm({ memberId, villageId, kinds: offer });
  const kinds = useLikelyKinds(offer, memberId, villageId, form.suits);
  useDidHide(form.keep);
  useDidShow(() => {
    const facility = takePrefill();
    if (!facility) return;
    if (!villages.some((one) => one.villageId === facility.villageId)) return toast('这个设施在别的村,您只能在自己村上报');
    choose(facility.villageId);
    form.begin(facility);
  });
  if (!village) return <Page title="随手拍"><NotYet isPending={isPending} /></Page>;
  const send = <Button kind="warm" busy={form.isSending} busyWords="正在发送…" onTap={form.submit}>拍好了,上报</Button>;
  return (
    <Page title={`随手拍 · ${village.name}`} foot={<FootBar>{send}</FootBar>} offlineWords="没有信号,也能拍。会先存在手机里,有信号时自动发出">
      {villages.length > 1 && <Tabs options={villages.map(({ villageId: value, name }) => ({ value, words: name }))} value={villageId} onChange={choose} label="报到哪个村" />}
      <ReportFields form={form} villageId={villageId} kinds={kinds} />
      <ReportDrafts except={form.draftId} onOpen={form.open} />
      <NearbySheet nearby={form.nearby} busy={form.isFollowing} onFollow={form.followInstead} onSendAnyway={form.sendAnyway} onClose={form.closeNearby} />
    </Page>
  );
}
