import { View } from '@tarojs/components';
import type { RegionTable } from '../../../../shared/contract/hygiene-tables';
import { useIsWide } from '../../core/wide-screen';
import { Card, Entry, Tag } from '../../ui/card';
import { Table, type Column } from '../../ui/table';
import { Tap } from '../../ui/tap';
import { moveWords, scoreWords } from './table-words';

type Row = RegionTable['rows'][number];
interface RowsProps {
  rows: readonly Row[];
  onOpen: (row: Row) => void;
}

const countOf = ({ counts }: Row, grade: Row['counts'][number]['grade']): number => counts.find((one) => one.grade === grade)?.households ?? 0;
const rankWords = ({ rank }: Row): string => (rank === null ? '还没评' : `第 ${rank}`);

const columnsOf = (onOpen: (row: Row) => void): Column<Row>[] => [
  { title: '名次', narrow: true, cell: rankWords },
  { title: '地方', cell: (row) => <Tap role="link" className="v-map__link" onTap={() => onOpen(row)}>{row.name}</Tap> },
  { title: '平均', narrow: true, cell: ({ meanTotal }) => scoreWords(meanTotal) },
  { title: '比上季', narrow: true, cell: ({ gained }) => moveWords(gained) || '–' },
  { title: '党员户', narrow: true, cell: ({ partyMean }) => scoreWords(partyMean) },
  { title: '最清洁', narrow: true, cell: (row) => countOf(row, 'cleanest') },
  { title: '清洁', narrow: true, cell: (row) => countOf(row, 'clean') },
  { title: '较清洁', narrow: true, cell: (row) => countOf(row, 'fairly-clean') },
  { title: '不清洁', narrow: true, cell: (row) => countOf(row, 'not-clean') },
];

/** Villages of a town, or towns of a county: a table where people compare, lines on a phone. */
export function RegionRanking({ rows, onOpen }: RowsProps) {
  const rated = rows.filter(({ rank }) => rank !== null);
  const rest = rows.length - rated.length;
  const shown = rows.slice(0, Math.max(rated.length, 12));
  const isWide = useIsWide();
  return (
    <View>
      {isWide && <Table rows={shown} columns={columnsOf(onOpen)} keyOf={({ code }) => code} label="评比排名" />}
      {!isWide && (
        <Card flush>
          {shown.map((row) => (
            <Entry
              key={row.code}
              start={<Tag tone={row.rank === 1 ? 'gold' : row.rank === null ? 'grey' : undefined}>{rankWords(row)}</Tag>}
              title={row.name}
              note={row.rank === null ? undefined : `评了 ${row.rated} 户次 · 最清洁 ${countOf(row, 'cleanest')} · 党员户 ${scoreWords(row.partyMean)}`}
              end={<View><View className="v-strong">{scoreWords(row.meanTotal)}</View><View className="v-sub">{moveWords(row.gained)}</View></View>}
              onTap={() => onOpen(row)}
            />
          ))}
        </Card>
      )}
      {rest > 0 && <View className="v-list-end">{`${rest} 个地方这一季还没有公示的评比`}</View>}
    </View>
  );
}
