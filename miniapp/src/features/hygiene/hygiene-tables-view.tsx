import { View } from '@tarojs/components';
import type { HygieneTables, TableLine, TableSummaryView } from '../../../../shared/contract/hygiene-tables';
import { goTo } from '../../core/navigation';
import { useIsWide } from '../../core/wide-screen';
import { Card, Entry, Stat, StatRow } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { Table, type Column } from '../../ui/table';
import { gradeWords } from './grade-words';
import { moveWords, scoreWords } from './table-words';

type Group = HygieneTables['groups'][number];

const gradeLine = ({ counts }: TableSummaryView): string => counts.filter(({ households }) => households > 0).map(({ grade, households }) => `${gradeWords(grade)} ${households}`).join(' · ');

function Whole({ tables: { total, beforeTitle } }: { tables: HygieneTables }) {
  if (total.meanTotal === null) return <Card><View className="v-sub">评比的户数太少,不公布平均分</View></Card>;
  return (
    <Card>
      <StatRow>
        <Stat words="评了" value={total.rated} />
        <Stat words="平均" value={scoreWords(total.meanTotal)} tone="pine" />
        {total.gained !== null && <Stat words="比上一轮" value={moveWords(total.gained)} tone={total.gained < 0 ? 'warm' : 'pine'} />}
      </StatRow>
      <View className="v-sub">{gradeLine(total)}</View>
      <View className="v-sub">{beforeTitle ? `和“${beforeTitle}”比,只比两次都评了的 ${total.compared} 户` : '没有可以比的上一轮'}</View>
    </Card>
  );
}

const groupColumns: Column<Group>[] = [
  { title: '组', cell: ({ name }) => name },
  { title: '评了', narrow: true, cell: ({ rated }) => rated },
  { title: '平均', narrow: true, cell: ({ meanTotal }) => scoreWords(meanTotal) },
  { title: '各等级', cell: gradeLine },
  { title: '比上一轮', narrow: true, cell: ({ gained }) => moveWords(gained) || '–' },
];

function SummaryLine({ name, summary }: { name: string; summary: TableSummaryView }) {
  return <Entry title={name} note={`${summary.rated} 户 · ${gradeLine(summary)}`} end={<View><View className="v-strong">{scoreWords(summary.meanTotal)}</View><View className="v-sub">{moveWords(summary.gained)}</View></View>} />;
}

function Groups({ groups, isStaff }: Pick<HygieneTables, 'groups' | 'isStaff'>) {
  const isWide = useIsWide();
  const few = <View className="v-sub">不到 3 户的组不单独公布</View>;
  return (
    <Section title="各组">
      {groups.length > 0 && (isWide ? <Table rows={groups} columns={groupColumns} keyOf={({ groupNo }) => String(groupNo)} label="各组" /> : <Card tight flush>{groups.map((group) => <SummaryLine key={group.groupNo} name={group.name} summary={group} />)}</Card>)}
      {groups.length === 0 && <Card tight>{few}</Card>}
      {groups.length > 0 && !isStaff && few}
    </Section>
  );
}

function Line({ line: { label, headName, total, grade, gained, householdId } }: { line: TableLine }) {
  const open = householdId ? () => goTo('staff/household', { householdId }) : undefined;
  return <Entry start={<IconTile name="house" tone={grade === 'cleanest' ? 'gold' : undefined} />} title={`${label} ${headName}`} note={`${gradeWords(grade)}${gained === null ? '' : ` · 比上一轮 ${moveWords(gained)}`}`} end={<View className="v-strong">{scoreWords(total)}</View>} onTap={open} />;
}

const Lines = ({ lines }: { lines: readonly TableLine[] }) => <Card tight flush>{lines.map((line) => <Line key={line.label} line={line} />)}</Card>;

function Party({ tables: { party, others, partyLines, isStaff } }: { tables: HygieneTables }) {
  return (
    <Section title="党员户" note="单独一张表">
      {party && others && <Card tight flush><SummaryLine name="党员户" summary={party} /><SummaryLine name="其他人家" summary={others} /></Card>}
      {!(party && others) && <Card tight><View className="v-sub">户数太少,平均分不单独公布</View></Card>}
      {partyLines.length > 0 && <View className="v-gap"><View className="v-sub">{isStaff ? '每一户' : '上了红榜的党员户'}</View><Lines lines={partyLines} /></View>}
    </Section>
  );
}

/** Group by group, party households apart, the most improved; for staff also welfare and every name. */
export function HygieneTablesView({ tables }: { tables: HygieneTables }) {
  const { improved, welfare, welfareLines, isStaff } = tables;
  return (
    <View>
      <Whole tables={tables} />
      <Groups groups={tables.groups} isStaff={isStaff} />
      <Party tables={tables} />
      <Section title="进步最大" note={isStaff ? undefined : '只列上了红榜的人家'}>
        {improved.length > 0 ? <Lines lines={improved} /> : <Card tight><View className="v-sub">还没有。要两轮都评过才能比</View></Card>}
      </Section>
      {welfare && welfare.rated > 0 && (
        <Section title="低保户" note="只有村里和乡镇看得到">
          <Card tight flush><SummaryLine name="低保户" summary={welfare} /></Card>
          <View className="v-gap"><Lines lines={welfareLines} /></View>
        </Section>
      )}
    </View>
  );
}
