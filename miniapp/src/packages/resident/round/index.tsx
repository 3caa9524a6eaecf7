import { useState } from 'react';
import type { RoundResults } from '../../../../../shared/contract/hygiene';
import { pageParam } from '../../../core/navigation';
import { useResults } from '../../../features/hygiene/hygiene.queries';
import { useRoundTables } from '../../../features/hygiene/hygiene-tables.queries';
import { HygieneTablesView } from '../../../features/hygiene/hygiene-tables-view';
import { BoardsEntry } from '../../../features/hygiene-review/board-view';
import { RoundPapers } from '../../../features/hygiene/round-papers';
import { RoundResultsView } from '../../../features/hygiene/round-results';
import { SeedCard } from '../../../features/hygiene/seed-card';
import { useMay } from '../../../features/workbench/staff-village';
import { Tabs } from '../../../ui/choice';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const PARTS = [{ value: 'results', words: '结果' }, { value: 'tables', words: '各组和党员户' }] as const;

function Tables({ roundId }: { roundId: string }) {
  const tables = useRoundTables(roundId);
  const mayReadAll = useMay('record:oversee');
  return (
    <Show state={stateOf(tables)} empty={{ icon: 'chart', words: '这一轮还没有公示' }}>
      {(read) => <><HygieneTablesView tables={read} />{read.isStaff && <RoundPapers roundId={roundId} isPublished mayReadAll={mayReadAll} />}</>}
    </Show>
  );
}

function Round({ results }: { results: RoundResults }) {
  const [part, setPart] = useState<(typeof PARTS)[number]['value']>('results');
  return (
    <>
      <Tabs options={PARTS} value={part} onChange={setPart} label="看什么" />
      {part === 'results' ? <><RoundResultsView results={results} /><SeedCard round={results} /><BoardsEntry roundId={results.roundId} /></> : <Tables roundId={results.roundId} />}
    </>
  );
}

export default function RoundPage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const results = useResults(roundId);
  return (
    <Page title="评比结果" wide>
      <Show state={stateOf(results)} empty={{ icon: 'star', words: '这一轮还没有公示' }}>{(data) => <Round results={data} />}</Show>
    </Page>
  );
}
