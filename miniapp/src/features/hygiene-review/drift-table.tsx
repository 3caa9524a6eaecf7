import { View } from '@tarojs/components';
import type { DriftView } from '../../../../shared/contract/hygiene-review';
import { hundredths } from '../../../../shared/domain/grades';
import { DRIFT_SMALL_BELOW } from '../../../../shared/domain/inspector-drift';
import { useIsWide } from '../../core/wide-screen';
import { Card, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { Table, type Column } from '../../ui/table';

type Row = DriftView['items'][number];

/** 高 3.20 分 / 低 0.50 分 / 一样 */
const driftWords = ({ drift }: Row): string => {
  if (drift === null) return '没有可比的';
  return drift === 0 ? '一样' : `${drift > 0 ? '高' : '低'} ${hundredths(Math.abs(drift))} 分`;
};

function Verdict({ row }: { row: Row }) {
  if (row.isSmall) return <Tag tone="grey">单子少,先不看</Tag>;
  return row.isWorthALook ? <Tag tone="warm">请谈一谈</Tag> : <Tag>差不多</Tag>;
}

const columns: Column<Row>[] = [
  { title: '评比员', cell: ({ name }) => name },
  { title: '打了几户', cell: ({ sheets }) => sheets, narrow: true },
  { title: '有得比的', cell: ({ compared }) => compared, narrow: true },
  { title: '同一户两人打的', cell: ({ sameDoor }) => sameDoor, narrow: true },
  { title: '比别人', cell: driftWords },
  { title: '怎么看', cell: (row) => <Verdict row={row} /> },
];

function RowCard({ row }: { row: Row }) {
  return (
    <Card>
      <View className="v-row"><View className="v-strong v-grow">{row.name}</View><Verdict row={row} /></View>
      <View>{row.drift === null ? driftWords(row) : `比别人${driftWords(row)}`}</View>
      <View className="v-sub">{`打了 ${row.sheets} 户,有得比的 ${row.compared} 户,其中同一户两人打的 ${row.sameDoor} 户`}</View>
    </Card>
  );
}

/** How inspectors differ: a table where people compare, cards on a phone. */
export function DriftTable({ drift }: { drift: DriftView }) {
  const isWide = useIsWide();
  return (
    <Section title={drift.title} note={drift.isCapped ? '太多了,只比了最近的' : undefined}>
      {isWide ? <Table rows={drift.items} columns={columns} keyOf={({ memberId }) => memberId} label="评比员打分差别" /> : drift.items.map((row) => <RowCard key={row.memberId} row={row} />)}
      <View className="v-sub v-gap">{`同一户有两人打的,和另一个人比;没有的,和同一轮同一组别人打的平均比。不到 ${DRIFT_SMALL_BELOW} 户的不下结论`}</View>
    </Section>
  );
}
