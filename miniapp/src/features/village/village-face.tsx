import { View } from '@tarojs/components';
import type { VillagePage } from '../../../../shared/contract/village';
import { goTo } from '../../core/navigation';
import { dayTime } from '../../core/time';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Notice } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { PostLine } from '../post/post-line';
import { ReportLine } from '../report/report-line';
import { BroadcastCard, VillageBoards } from './village-boards';
import { VillageFigures } from './village-figures';
import { VillageHero } from './village-hero';

function Latest({ page: { latest, village, mayPublish } }: { page: VillagePage }) {
  const write = mayPublish ? { act: '发第一条', onAct: () => goTo('staff/publish', { villageId: village.villageId }) } : {};
  return (
    <Section title="最新" more="全部 ›" onMore={() => goTo('resident/posts', { villageId: village.villageId })}>
      {latest.map((post, place) => <PostLine key={post.postId} post={post} tight={place === 0} />)}
      {latest.length === 0 && <Notice icon="picture" words="村里还没发消息,村干部发的通知和照片会在这里" {...write} />}
    </Section>
  );
}

function Reports({ page: { reports, village, mayReport } }: { page: VillagePage }) {
  const report = mayReport ? { act: '拍一张', onAct: () => goTo('report-new') } : {};
  return (
    <Section title="随手拍" more="全部 ›" onMore={() => goTo('resident/reports', { villageId: village.villageId })}>
      {reports.map((one, place) => <ReportLine key={one.reportId} report={one} tight={place === 0} />)}
      {reports.length === 0 && <Notice icon="camera" words="还没有人上报。看到垃圾、坏路灯,拍一张村里就知道了" {...report} />}
    </Section>
  );
}

/** More of this village. */
function Ways({ page: { village: { villageId }, log } }: { page: VillagePage }) {
  return (
    <Card flush>
      <Entry start={<IconTile name="people" />} title="五共" note="共谋、共建、共管、共评、共享,每季办了多少" onTap={() => goTo('resident/five', { villageId })} />
      <Entry start={<IconTile name="star" tone="gold" />} title="入户评比" note="每一轮的红榜和各组成绩" onTap={() => goTo('resident/rounds', { villageId })} />
      {log && <Entry start={<IconTile name="shield" />} title={`档案已封存 ${log.size} 笔`} note={`${dayTime(log.sealedAt)} · 记下的谁也改不了,您可以核对`} onTap={() => goTo('resident/log', { villageId })} />}
      <Entry start={<IconTile name="house" />} title="我是这个村的人" note="认领住户后,能上报、能看自家档案" onTap={() => goTo('resident/claim', { villageId })} />
    </Card>
  );
}

/** The whole village page, from one answer. */
export function VillageFace({ page }: { page: VillagePage }) {
  return (
    <View>
      <VillageHero page={page} />
      <View className="v-inset">
        <VillageFigures page={page} />
        <VillageBoards page={page} />
        <BroadcastCard page={page} />
        {page.intro && <Card><View className="v-prose">{page.intro}</View></Card>}
        <Latest page={page} />
        <Reports page={page} />
        <Ways page={page} />
      </View>
    </View>
  );
}
