import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportView } from '../../../../../shared/contract/report';
import { DeskActs, FixActs } from '../../../features/report/desk-acts';
import { FixForm } from '../../../features/report/fix-form';
import { ReportDetail } from '../../../features/report/report-detail';
import { ReporterAnswer } from '../../../features/report/reporter-answer';
import { useReport } from '../../../features/report/report.queries';
import { useFix } from '../../../features/report/use-fix';
import { pageParam } from '../../../core/navigation';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const DESK_MOVES = ['accept', 'reject', 'assign'] as const;

function Desk({ report }: { report: ReportView }) {
  const fix = useFix(report);
  const mayFix = report.moves.includes('fix');
  const mayDispatch = DESK_MOVES.some((move) => report.moves.includes(move));
  const mayConfirm = report.moves.includes('confirm');
  const foot = mayFix ? <FixActs fix={fix} /> : mayDispatch ? <DeskActs report={report} /> : mayConfirm ? <ReporterAnswer report={report} /> : undefined;
  return (
    <Page title={report.kindName} foot={foot} offlineWords="没有信号。办结的照片会存着,有信号时自动发出">
      {mayFix && <FixForm fix={fix} />}
      <View className="v-gap"><ReportDetail report={report} atDesk /></View>
    </Page>
  );
}

export default function StaffReportPage() {
  const [reportId] = useState(() => pageParam('reportId'));
  const report = useReport(reportId);
  if (report.data) return <Desk report={report.data} />;
  return <Page title="处理上报"><Show state={stateOf(report)} empty={{ icon: 'camera', words: '没有这条上报' }}>{() => null}</Show></Page>;
}
