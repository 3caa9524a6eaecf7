import { View } from '@tarojs/components';
import type { RegionFigures } from '../../../../shared/contract/report-figures';
import { regionLevel } from '../../../../shared/domain/regions';
import { useIsWide } from '../../core/wide-screen';
import { Card, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { BarChart } from '../../ui/show';
import { Table, type Column } from '../../ui/table';
import { Tap } from '../../ui/tap';
import { shareWords, timeWords } from './figure-words';

type Row = RegionFigures['rows'][number];
interface RowsProps {
  rows: readonly Row[];
  onOpen: (code: string) => void;
}

const columnsOf = (onOpen: (code: string) => void): Column<Row>[] => [
  { title: '地方', cell: ({ code, name }) => <Tap role="link" className="v-map__link" onTap={() => onOpen(code)}>{name}</Tap> },
  { title: '上报', cell: ({ figures }) => figures.total },
  { title: '在办', cell: ({ figures }) => figures.open },
  { title: '超时', cell: ({ figures }) => (figures.late > 0 ? <Tag tone="warm">{figures.late}</Tag> : 0) },
  { title: '办结', cell: ({ figures }) => figures.closed },
  { title: '多久有回音', cell: ({ figures }) => timeWords(figures.respond) },
  { title: '多久办好', cell: ({ figures }) => timeWords(figures.fix) },
  { title: '按时', cell: ({ figures }) => shareWords(figures.onTime) },
  { title: '退回', cell: ({ figures }) => shareWords(figures.reopened) },
  { title: '复脏', cell: ({ figures }) => shareWords(figures.relapsed) },
  { title: '上报人确认', cell: ({ figures }) => shareWords(figures.confirmed) },
];

function RowCard({ row: { code, name, figures }, onOpen }: { row: Row; onOpen: (code: string) => void }) {
  return (
    <Card onTap={() => onOpen(code)}>
      <View className="v-row"><View className="v-strong v-grow">{name}</View>{figures.late > 0 && <Tag tone="warm">{`超时 ${figures.late}`}</Tag>}</View>
      <View className="v-sub">{`上报 ${figures.total},在办 ${figures.open},办结 ${figures.closed}`}</View>
      <View className="v-sub">{`办好 ${timeWords(figures.fix)} · 按时 ${shareWords(figures.onTime)} · 复脏 ${shareWords(figures.relapsed)}`}</View>
    </Card>
  );
}

const BARS = 8;

function BusiestBars({ rows }: Pick<RowsProps, 'rows'>) {
  const busy = [...rows].filter(({ figures }) => figures.total > 0).sort((a, b) => b.figures.total - a.figures.total).slice(0, BARS);
  if (busy.length < 2) return null;
  const bars = busy.map(({ name, figures }, at) => ({ label: name.replace(/(村|社区|街道|镇|乡)$/, ''), value: figures.total, isOn: at === 0 }));
  return <Card tight><BarChart bars={bars} label="各地上报" /></Card>;
}

/** Towns of a county, villages of a town: a table where people compare, cards on a phone. */
export function RegionRows({ read, onOpen }: { read: RegionFigures; onOpen: (code: string) => void }) {
  const isWide = useIsWide();
  if (regionLevel(read.region.code) === 'village') return null;
  const busy = read.rows.filter(({ figures }) => figures.total > 0);
  const quiet = read.rows.length - busy.length;
  return (
    <Section title={regionLevel(read.region.code) === 'county' ? '各乡镇' : '各村'} note={quiet > 0 ? `另有 ${quiet} 个没有上报` : undefined}>
      <BusiestBars rows={busy} />
      {isWide && busy.length > 0
        ? <Table rows={busy.slice(0, 50)} columns={columnsOf(onOpen)} keyOf={({ code }) => code} label="各地数字" />
        : busy.slice(0, 50).map((row) => <RowCard key={row.code} row={row} onOpen={onOpen} />)}
    </Section>
  );
}
