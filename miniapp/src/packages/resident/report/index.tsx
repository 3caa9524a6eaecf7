import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportView } from '../../../../../shared/contract/report';
import { pageParam } from '../../../core/navigation';
import { DutyLine } from '../../../features/duty/duty-line';
import { FollowToggle } from '../../../features/report/follow-toggle';
import { ReportActs } from '../../../features/report/report-acts';
import { ReportDetail } from '../../../features/report/report-detail';
import { ReporterAnswer } from '../../../features/report/reporter-answer';
import { useReport } from '../../../features/report/report.queries';
import { Card } from '../../../ui/card';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

function Thanks({ title, words }: { title: string; words: string }) {
  return (
    <View className="v-thanks">
      <Card tone="pine" tight>
        <View className="v-strong">{title}</View>
        <View className="v-sub">{words}</View>
      </Card>
    </View>
  );
}

/** Said once, on the way from the form. */
function Welcome({ report, sent, followed }: { report: ReportView; sent: boolean; followed: boolean }) {
  if (sent && report.state === 'submitted') return <Thanks title="报上去了,谢谢您" words="村里受理、派人、修好,每一步这里都看得到" />;
  if (followed && report.isFollowing) return <Thanks title="记下了,您也看到了" words="不用再报一遍,办到哪一步会告诉您" />;
  return null;
}

export default function ReportPage() {
  const [reportId] = useState(() => pageParam('reportId'));
  const [came] = useState(() => ({ sent: pageParam('sent') !== '', followed: pageParam('followed') !== '' }));
  const report = useReport(reportId);
  const foot = report.data?.moves.includes('confirm') ? <ReporterAnswer report={report.data} /> : undefined;
  return (
    <Page title={report.data ? report.data.kindName : '上报详情'} foot={foot}>
      {report.data && <Welcome report={report.data} {...came} />}
      <Show state={stateOf(report)} empty={{ icon: 'camera', words: '这条上报不在了' }}>
        {(data) => (
          <View>
            <ReportDetail report={data} />
            <FollowToggle report={data} />
            <ReportActs report={data} />
            <DutyLine villageId={data.villageId} />
          </View>
        )}
      </Show>
    </Page>
  );
}
