import { View } from '@tarojs/components';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { useFacilityReports } from './facility-reports.queries';
import { ReportLine } from './report-line';

/** What was reported at a facility before, open or done. */
export function FacilityReports({ facilityId, villageId }: { facilityId: string; villageId: string }) {
  const reports = useFacilityReports(villageId, facilityId);
  return (
    <Section title="这里报过的事">
      <Show state={stateOf(reports)} empty={{ icon: 'tick-circle', words: '还没有人报过这里的问题' }}>
        {(items) => (
          <View>
            {items.map((report) => <ReportLine key={report.reportId} report={report} />)}
            <ListEnd {...reports.more} />
          </View>
        )}
      </Show>
    </Section>
  );
}
