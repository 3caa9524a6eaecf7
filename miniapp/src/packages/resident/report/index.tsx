import { View } from '@tarojs/components';
import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { ReportDetail } from '../../../features/report/report-detail';
import { ReporterAnswer } from '../../../features/report/reporter-answer';
import { useReport } from '../../../features/report/report.queries';
import { Card } from '../../../ui/card';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

function Thanks() {
  return (
    <View className="v-thanks">
      <Card tone="pine" tight>
        <View className="v-strong">报上去了,谢谢您</View>
        <View className="v-sub">村里受理、派人、修好,每一步这里都看得到</View>
      </Card>
    </View>
  );
}

export default function ReportPage() {
  const [reportId] = useState(() => pageParam('reportId'));
  const [justSent] = useState(() => pageParam('sent') !== '');
  const report = useReport(reportId);
  const isMyTurn = report.data?.moves.includes('confirm');
  return (
    <Page title={report.data ? report.data.kindName : '上报详情'} foot={isMyTurn ? <ReporterAnswer reportId={reportId} /> : undefined}>
      {justSent && report.data?.state === 'submitted' && <Thanks />}
      <Show state={stateOf(report)} empty={{ icon: 'camera', words: '这条上报不在了' }}>{(data) => <ReportDetail report={data} />}</Show>
    </Page>
  );
}
