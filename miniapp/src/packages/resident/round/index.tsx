import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { useResults } from '../../../features/hygiene/hygiene.queries';
import { BoardsEntry } from '../../../features/hygiene-review/board-view';
import { RoundResultsView } from '../../../features/hygiene/round-results';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function RoundPage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const results = useResults(roundId);
  return (
    <Page title="评比结果">
      <Show state={stateOf(results)} empty={{ icon: 'star', words: '这一轮还没有公示' }}>{(data) => <><RoundResultsView results={data} /><BoardsEntry roundId={roundId} /></>}</Show>
    </Page>
  );
}
