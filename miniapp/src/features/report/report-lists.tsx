import { View } from '@tarojs/components';
import { useState } from 'react';
import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { Button } from '../../ui/button';
import { Tabs } from '../../ui/choice';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { AllKinds } from './kind-picker';
import { useOfferedKinds } from './likely-kinds';
import { useFollowedReports, useMyReports, useReports, type ReportFilter } from './report.queries';
import { ReportDrafts } from './report-drafts';
import { ReportLine } from './report-line';

export type ReportTab = ReportFilter | 'mine' | 'followed';

const tabs: readonly { value: ReportTab; words: string }[] = [
  { value: 'open', words: '正在处理' }, { value: 'ended', words: '已经办结' }, { value: 'all', words: '全部' },
  { value: 'mine', words: '我报的' }, { value: 'followed', words: '我也看到的' },
];
const emptyWords: Record<ReportTab, string> = {
  open: '没有在处理的事,都办完了。看到问题,拍一张就行',
  ended: '还没有办结的事。修好并确认后会在这里',
  all: '还没有人上报。看到垃圾、坏路灯,拍一张村里就知道了',
  mine: '您还没有上报过。拍一张,从受理到修好这里都看得到',
  followed: '别人报的事您也看到了,点“我也看到了”,办到哪一步会告诉您',
};
const take = { act: '拍一张', onAct: () => goTo('report-new') };

/** One list, whichever reports are in it. */
function ReportList({ reports, tab }: { reports: ReturnType<typeof useReports>; tab: ReportTab }) {
  return (
    <Show state={stateOf(reports)} empty={{ icon: tab === 'followed' ? 'eye' : 'camera', words: emptyWords[tab], ...take }}>
      {(items) => (
        <View>
          {items.map((report) => <ReportLine key={report.reportId} report={report} />)}
          <ListEnd {...reports.more} />
        </View>
      )}
    </Show>
  );
}

function KindFilter({ villageId, kind, onChange }: { villageId: string; kind: string; onChange: (kind: string) => void }) {
  const [isOpen, open] = useState(false);
  const kinds = useOfferedKinds(villageId);
  const choose = (chosen: string) => {
    open(false);
    onChange(chosen);
  };
  const name = kinds.find(({ id }) => id === kind)?.name;
  return (
    <View className="v-row v-gap">
      <Button small kind="line" icon="search" onTap={() => open(true)}>{name ? `只看${name}` : '只看一种事'}</Button>
      {kind !== '' && <Button small kind="line" onTap={() => choose('')}>看全部的事</Button>}
      <AllKinds open={isOpen} kinds={kinds} value={kind} onChange={choose} onClose={() => open(false)} />
    </View>
  );
}

function VillageReports({ villageId, tab }: { villageId: string; tab: ReportFilter }) {
  const [kind, setKind] = useState('');
  return (
    <View>
      <KindFilter villageId={villageId} kind={kind} onChange={setKind} />
      <ReportList reports={useReports(villageId, tab, kind)} tab={tab} />
    </View>
  );
}

function MyReports() {
  return (
    <View>
      <ReportDrafts />
      <ReportList reports={useMyReports()} tab="mine" />
    </View>
  );
}

const FollowedReports = () => <ReportList reports={useFollowedReports()} tab="followed" />;

/** The village's reports, one's own and those one saw too. */
export function ReportLists({ villageId, first }: { villageId: string; first: ReportTab }) {
  const [tab, show] = useState(first);
  const isSignedIn = Boolean(useMe());
  const mine = (value: ReportTab) => value === 'mine' || value === 'followed';
  const offered = tabs.filter(({ value }) => (mine(value) ? isSignedIn : villageId !== ''));
  return (
    <View>
      <Tabs options={offered} value={tab} onChange={show} label="看哪些" />
      {tab === 'mine' && <MyReports />}
      {tab === 'followed' && <FollowedReports />}
      {tab !== 'mine' && tab !== 'followed' && <VillageReports villageId={villageId} tab={tab} />}
    </View>
  );
}
