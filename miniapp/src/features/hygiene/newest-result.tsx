import type { HouseholdHistory } from '../../../../shared/contract/hygiene-tables';
import { hundredths } from '../../../../shared/domain/grades';
import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { Section } from '../../ui/page';
import { gradeWords } from './grade-words';
import { useMay } from '../workbench/staff-village';
import { useHygieneHistory } from './hygiene-tables.queries';
import { noticeUntil } from './round-words';

type Point = HouseholdHistory['items'][number];

const resultWords = ({ total, grade }: Point): string => (total === null || grade === null ? '这一轮没有打分' : `${gradeWords(grade)} · ${hundredths(total)} 分`);

/** What a household got last, for those who look after it; nothing for others, and before the first round. */
export function NewestResult({ householdId }: { householdId: string }) {
  const newest = useHygieneHistory(householdId).data?.items.at(-1);
  const mayObjectFor = useMay('hygiene:object-for');
  if (!newest) return null;
  const { roundId, title, state } = newest;
  return (
    <Section title="最近的评比" note={mayObjectFor && state === 'notice' ? '打得不对可以代提异议' : undefined}>
      <Card tight flush>
        <Entry title={title} note={`${resultWords(newest)} · ${noticeUntil(newest)}`} onTap={() => goTo('resident/sheet', { roundId, householdId })} />
      </Card>
    </Section>
  );
}
