import { View } from '@tarojs/components';
import { useState } from 'react';
import { chinaYear } from '../../../../../shared/domain/work-calendar';
import { useCalendar, useCalendarCounty } from '../../../features/calendar/calendar.queries';
import { HoursForm } from '../../../features/calendar/hours-form';
import { YearDays } from '../../../features/calendar/year-days';
import { Card } from '../../../ui/card';
import { Tabs } from '../../../ui/choice';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Columns, Page } from '../../../ui/page';

const EMPTY = { icon: 'clock', words: '还没有工作日历' } as const;

function Missing({ years }: { years: readonly number[] }) {
  if (years.length === 0) return null;
  return (
    <Card tone="warm">
      <View className="v-strong">{`还没有 ${years.join('、')} 年的节假日`}</View>
      <View className="v-sub">不录入的话,那一年的节假日会当成上班算进时限。国务院公布后请尽快导入</View>
    </Card>
  );
}

function County({ countyCode }: { countyCode: string }) {
  const [thisYear] = useState(() => chinaYear(Date.now()));
  const [year, setYear] = useState(thisYear);
  const calendar = useCalendar(countyCode, year);
  const years = [thisYear, thisYear + 1].map((one) => ({ value: String(one), words: `${one} 年` }));
  return (
    <>
      <Tabs options={years} value={String(year)} onChange={(chosen) => setYear(Number(chosen))} label="哪一年" />
      <Show state={stateOf(calendar)} empty={EMPTY}>
        {(read) => (
          <>
            <Missing years={read.missingYears} />
            <Columns>{[<YearDays key="days" calendar={read} />, <HoursForm key={`hours ${read.version}`} calendar={read} />]}</Columns>
          </>
        )}
      </Show>
    </>
  );
}

/** When the county's villages work: everything that has a time limit is counted by it. */
export default function CalendarPage() {
  const countyCode = useCalendarCounty();
  return (
    <Page title="工作日历" wide offlineWords="没有信号,要连上网才能改">
      {countyCode === '' ? <Notice icon="shield" words="工作日历由县整治办管理,您可以联系他们" /> : <County countyCode={countyCode} />}
    </Page>
  );
}
