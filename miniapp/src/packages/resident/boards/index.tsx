import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { Boards } from '../../../features/hygiene-review/board-view';
import { useBoards } from '../../../features/hygiene-review/review.queries';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function BoardsPage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const boards = useBoards(roundId);
  return (
    <Page title="红榜和黑榜">
      <Show state={stateOf(boards)} empty={{ icon: 'star', words: '这一轮还没有公示' }}>{(data) => <Boards boards={data} />}</Show>
    </Page>
  );
}
