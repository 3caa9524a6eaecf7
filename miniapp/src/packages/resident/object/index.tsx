import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { useSheet } from '../../../features/hygiene/hygiene.queries';
import { ObjectionForm, objectionTitle } from '../../../features/hygiene-review/objection-form';
import { useDoorReview } from '../../../features/hygiene-review/review.queries';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function ObjectPage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const [householdId] = useState(() => pageParam('householdId'));
  const sheet = useSheet(roundId, householdId);
  const review = useDoorReview(roundId, householdId);
  if (sheet.data && review.data?.mayObject) return <ObjectionForm sheet={sheet.data} resultVersion={review.data.resultVersion} isOwn={review.data.isOwn} />;
  return (
    <Page title={objectionTitle(review.data?.isOwn ?? true)}>
      <Show state={stateOf(sheet)} empty={{ icon: 'star', words: '这一轮没有评到这户' }}>
        {() => <Show state={stateOf(review)} empty={{ icon: 'star', words: '现在不能提异议' }}>{({ whyNot }) => <Notice icon="star" words={whyNot} />}</Show>}
      </Show>
    </Page>
  );
}
