import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { useSheet } from '../../../features/hygiene/hygiene.queries';
import { SheetItems } from '../../../features/hygiene/sheet-items';
import { DoorReviewParts } from '../../../features/hygiene-review/door-review';
import { useDoorReview } from '../../../features/hygiene-review/review.queries';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function SheetPage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const [householdId] = useState(() => pageParam('householdId'));
  const sheet = useSheet(roundId, householdId);
  const review = useDoorReview(roundId, householdId);
  return (
    <Page title="评分单">
      <Show state={stateOf(sheet)} empty={{ icon: 'star', words: '这一轮没有评到这户' }}>{(data) => <><SheetItems sheet={data} />{review.data && <DoorReviewParts review={review.data} />}</>}</Show>
    </Page>
  );
}
