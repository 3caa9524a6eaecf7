import { View } from '@tarojs/components';
import type { DutyGapView, DutyLineView } from '../../../../shared/contract/duty';
import { useIsWide } from '../../core/wide-screen';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { Table, type Column } from '../../ui/table';
import { limitWords, personWords } from './duty-words';

interface LinesProps {
  lines: readonly DutyLineView[];
  /** Absent: the reader may not change the table. */
  onEdit: ((line: DutyLineView) => void) | undefined;
}

const whereAndWhat = ({ areaWords, kindName }: DutyLineView): string => `${areaWords} · ${kindName}`;
const whoDoes = ({ person, deputy }: DutyLineView): string => [`责任人 ${personWords(person)}`, deputy && `代班 ${personWords(deputy)}`].filter(Boolean).join(',');

const columnsFor = (onEdit: LinesProps['onEdit']): Column<DutyLineView>[] => [
  { title: '范围', cell: ({ areaWords }) => areaWords },
  { title: '上报类型', cell: ({ kindName }) => kindName },
  { title: '责任人', cell: ({ person }) => personWords(person) },
  { title: '代班人', cell: ({ deputy }) => (deputy ? personWords(deputy) : '–') },
  { title: '时限', narrow: true, cell: ({ solveMinutes }) => limitWords(solveMinutes) },
  ...(onEdit ? [{
    title: '修改', narrow: true,
    cell: (line: DutyLineView) => <Button small kind="line" label={`修改${whereAndWhat(line)}`} onTap={() => onEdit(line)}>修改</Button>,
  }] : []),
];

/** A table in the office, cards on a phone. */
export function DutyLines({ lines, onEdit }: LinesProps) {
  if (useIsWide()) return <Table rows={lines} columns={columnsFor(onEdit)} keyOf={({ lineId }) => lineId} label="责任表" />;
  return (
    <Card tight flush>
      {lines.map((line) => (
        <Entry key={line.lineId} title={whereAndWhat(line)} note={`${whoDoes(line)},${limitWords(line.solveMinutes)}`} onTap={onEdit && (() => onEdit(line))} />
      ))}
    </Card>
  );
}

interface GapsProps {
  gaps: { items: readonly DutyGapView[]; total: number };
  onFill: ((gap: DutyGapView) => void) | undefined;
}

/** Reports nobody would be given; first on the page, for somebody has to be found. */
export function DutyGaps({ gaps: { items, total }, onFill }: GapsProps) {
  if (total === 0) return null;
  return (
    <Section title="这些还没人管" note={`${total} 处`}>
      <Card tight flush tone="warm">
        {items.map((gap) => (
          <Entry
            key={`${gap.areaWords} ${gap.kindWords} ${gap.lineId}`}
            start={<Tag tone="warm">{gap.areaWords}</Tag>}
            title={gap.kindWords}
            note={gap.why}
            end={onFill && <Button small kind="line" label={`给${gap.areaWords}定人:${gap.kindWords}`} onTap={() => onFill(gap)}>定人</Button>}
          />
        ))}
      </Card>
      {total > items.length && <View className="v-sub v-gap">{`先列出 ${items.length} 处`}</View>}
    </Section>
  );
}
