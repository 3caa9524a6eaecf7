import { ChecklistDeskView } from '../../../features/checklist/checklist-desk';
import { useChecklistDesk, useChecklistOwner } from '../../../features/checklist/checklist-staff.queries';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const forOthers = '县里的清单由县整治办定,本村的由村书记定';

export default function ChecklistPage() {
  const ownerId = useChecklistOwner();
  const desk = useChecklistDesk(ownerId);
  return (
    <Page title="评比清单" wide offlineWords="没有信号,要连上网才能改">
      {ownerId === '' ? <Notice icon="list" words={forOthers} /> : (
        <Show state={stateOf(desk)} empty={{ icon: 'list', words: forOthers }}>{(data) => <ChecklistDeskView desk={data} />}</Show>
      )}
    </Page>
  );
}
