import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { HouseholdCheck, LineCheck } from '../../../features/log/check-view';
import { Page } from '../../../ui/page';

export default function CheckPage() {
  const [entryId] = useState(() => pageParam('entryId'));
  const [householdId] = useState(() => pageParam('householdId'));
  return (
    <Page title={entryId ? '核对这一笔' : '核对档案'} offlineWords="没有信号,要连上网才能核对">
      {entryId ? <LineCheck entryId={entryId} /> : <HouseholdCheck householdId={householdId} />}
    </Page>
  );
}
