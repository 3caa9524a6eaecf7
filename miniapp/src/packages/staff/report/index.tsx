import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportView } from '../../../../../shared/contract/report';
import { DeskActs } from '../../../features/report/desk-acts';
import { DeskCheck, DeskNotes } from '../../../features/report/desk-notes';
import { FixForm } from '../../../features/report/fix-form';
import { photoMovesOf } from '../../../features/report/photo-moves';
import { ReportDetail } from '../../../features/report/report-detail';
import { useReport } from '../../../features/report/report.queries';
import { useFix } from '../../../features/report/use-fix';
import { pageParam } from '../../../core/navigation';
import { Show, stateOf } from '../../../ui/list-state';
import { Columns, Page } from '../../../ui/page';

function Desk({ report }: { report: ReportView }) {
  const fix = useFix(report);
  const photos = photoMovesOf(report);
  return (
    <Page title={report.kindName} wide foot={<DeskActs report={report} fix={fix} />} offlineWords="没有信号。拍的照片会存着,有信号时自动发出">
      <DeskCheck report={report} />
      <Columns>
        {[
          <View key="report">
            {photos.length > 0 && <FixForm fix={fix} moves={photos} />}
            <View className="v-gap"><ReportDetail report={report} atDesk /></View>
          </View>,
          <DeskNotes key="notes" report={report} />,
        ]}
      </Columns>
    </Page>
  );
}

export default function StaffReportPage() {
  const [reportId] = useState(() => pageParam('reportId'));
  const report = useReport(reportId);
  if (report.data) return <Desk report={report.data} />;
  return <Page title="处理上报"><Show state={stateOf(report)} empty={{ icon: 'camera', words: '没有这条上报' }}>{() => null}</Show></Page>;
}
