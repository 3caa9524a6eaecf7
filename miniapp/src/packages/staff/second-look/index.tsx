import { useState } from 'react';
import { useObjection } from '../../../features/hygiene-review/review-staff.queries';
import { SecondLookForm } from '../../../features/hygiene-review/second-look-form';
import { pageParam } from '../../../core/navigation';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function SecondLookPage() {
  const [objectionId] = useState(() => pageParam('objectionId'));
  const objection = useObjection(objectionId);
  if (objection.data?.checklist) return <SecondLookForm objection={objection.data} checklist={objection.data.checklist} />;
  return (
    <Page title="复核打分">
      <Show state={stateOf(objection)} empty={{ icon: 'scale', words: '没有这条异议' }}>{() => <Notice icon="tick-circle" words="这一步已经办过了" />}</Show>
    </Page>
  );
}
