import { View } from '@tarojs/components';
import { useState } from 'react';
import { goTo } from '../../core/navigation';
import { Tabs } from '../../ui/choice';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { useMyReports, useReports, type ReportFilter } from './report.queries';
import { ReportDrafts } from './report-drafts';
import { ReportLine } from './report-line';

const filters: readonly { value: ReportFilter; words: string }[] = [
  { value: 'open', words: '正在处理' }, { value: 'ended', words: '已经办结' }, { value: 'all', words: '全部' },
];
const emptyWords: Record<ReportFilter, string> = {
  open: '没有在处理的事,都办完了。看到问题,拍一张就行',
  ended: '还没有办结的事。修好并确认后会在这里',
  all: '还没有人上报。看到垃圾、坏路灯,拍一张村里就知道了',
};
const take = { act: '拍一张', onAct: () => goTo('report-new') };

export function VillageReports({ villageId }: { villageId: string }) {
  const [filter, setFilter] = useState<ReportFilter>('open');
  const reports = useReports(villageId, filter);
  return (
    <View>
      <Tabs options={filters} value={filter} onChange={setFilter} label="看哪些" />
      <Show state={stateOf(reports)} empty={{ icon: 'camera', words: emptyWords[filter], ...take }}>
        {(items) => (
          <View>
            {items.map((report) => <ReportLine key={report.reportId} report={report} />)}
            <ListEnd {...reports.more} />
          </View>
        )}
      </Show>
    </View>
  );
}

export function MyReports() {
  const reports = useMyReports();
  return (
    <View>
      <ReportDrafts />
      <Show state={stateOf(reports)} empty={{ icon: 'camera', words: '您还没有上报过。拍一张,从受理到修好这里都看得到', ...take }}>
        {(items) => (
          <View>
            {items.map((report) => <ReportLine key={report.reportId} report={report} />)}
            <ListEnd {...reports.more} />
          </View>
        )}
      </Show>
    </View>
  );
}
