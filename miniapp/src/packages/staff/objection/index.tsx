import { useState } from 'react';
import { hasActs, ObjectionActs } from '../../../features/hygiene-review/objection-acts';
import { ObjectionDetail } from '../../../features/hygiene-review/objection-detail';
import { useObjection } from '../../../features/hygiene-review/review-staff.queries';
import { pageParam } from '../../../core/navigation';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function ObjectionPage() {
  const [objectionId] = useState(() => pageParam('objectionId'));
  const objection = useObjection(objectionId);
  return (
    <Page title="评比异议" foot={objection.data && hasActs(objection.data) && <ObjectionActs objection={objection.data} />}>
      <Show state={stateOf(objection)} empty={{ icon: 'scale', words: '没有这条异议' }}>{(data) => <ObjectionDetail objection={data} />}</Show>
    </Page>
  );
}
