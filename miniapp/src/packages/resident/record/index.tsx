import { useState } from 'react';
import { goTo, pageParam } from '../../../core/navigation';
import { useMyResidency } from '../../../features/household/my-household';
import { HouseholdRecordView } from '../../../features/record/household-record';
import { Notice } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function RecordPage() {
  const [asked] = useState(() => pageParam('householdId'));
  const mine = useMyResidency();
  const householdId = asked || mine?.householdId;
  return (
    <Page title={asked && asked !== mine?.householdId ? '住户的共治档案' : '我家的共治档案'} pine>
      {householdId ? <HouseholdRecordView householdId={householdId} /> : <Notice icon="house" words="认领您家并核实后,积分、评比和每一笔都在这里" act="去认领" onAct={() => goTo('resident/claim')} />}
    </Page>
  );
}
