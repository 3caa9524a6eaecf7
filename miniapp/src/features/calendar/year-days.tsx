import { View } from '@tarojs/components';
import type { CalendarView } from '../../../../shared/contract/clock';
import { wordsOf } from '../../core/call-error';
import { problemsFrom } from '../../core/use-form';
import { useIsWide } from '../../core/wide-screen';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { Table, type Column } from '../../ui/table';
import { toast } from '../../ui/toast';
import { chooseTable } from '../household/table-file';
import { openDays, useImportDays } from './calendar.queries';
import { festivalsOf, spanWords, type Festival } from './festivals';

const kindTag = ({ kind }: Festival) => (kind === 'off' ? <Tag tone="gold">休</Tag> : <Tag tone="warm">班</Tag>);
const sourceWords = ({ source }: Festival): string => (source === 'state' ? '国务院公布' : '县里录入');
const nameOf = ({ name, kind }: Festival): string => name || (kind === 'off' ? '放假' : '上班');

const columns: Column<Festival>[] = [
  { title: '休/班', cell: kindTag, narrow: true },
  { title: '名称', cell: nameOf },
  { title: '哪几天', cell: spanWords },
  { title: '来源', cell: sourceWords, narrow: true },
];

function Festivals({ festivals, year }: { festivals: readonly Festival[]; year: number }) {
  const isWide = useIsWide();
  if (festivals.length === 0) return <Card tight><View>{`${year} 年的节假日还没有录入。下载表格填好,再导入`}</View></Card>;
  if (isWide) return <Table rows={festivals} columns={columns} keyOf={({ first }) => first} label={`${year} 年节假日`} />;
  return (
    <Card flush>
      {festivals.map((festival) => <Entry key={festival.first} start={kindTag(festival)} title={nameOf(festival)} note={`${spanWords(festival)} · ${sourceWords(festival)}`} />)}
    </Card>
  );
}

/** Which lines of the table are wrong, still there after a toast would be gone. */
function Wrong({ error }: { error: unknown }) {
  return (
    <Card tone="warm">
      <View className="v-strong">{wordsOf(error)}</View>
      {Object.entries(problemsFrom(error)).map(([path, reason]) => <View key={path} className="v-sub">{path === 'file' ? reason : `${path}:${reason}`}</View>)}
    </Card>
  );
}

/** The days of the year that are not what their weekday says. */
export function YearDays({ calendar: { countyCode, year, days } }: { calendar: CalendarView }) {
  const imported = useImportDays(countyCode, year);
  const choose = async () => {
    const file = await chooseTable();
    if (file) imported.mutate(file.path, { onSuccess: ({ added, changed, removed }) => toast(`新增 ${added} 天,改 ${changed} 天,去掉 ${removed} 天`) });
  };
  return (
    <Section title={`${year} 年节假日`} note="没列出的照星期几">
      {imported.isError && <Wrong error={imported.error} />}
      <Festivals festivals={festivalsOf(days)} year={year} />
      <View className="v-gap v-ends v-row">
        <Button small kind="line" icon="download" onTap={() => openDays(countyCode, year)}>下载表格</Button>
        <Button small icon="upload" busy={imported.isPending} busyWords="正在导入…" onTap={() => void choose()}>导入表格</Button>
      </View>
      <View className="v-sub">三列:日期、休/班、名称。填“照常”就去掉县里录入的那一天</View>
    </Section>
  );
}
