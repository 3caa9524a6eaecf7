import { useState } from 'react';
import { useRoundWork } from '../../../features/hygiene/hygiene-staff.queries';
import { SheetDoor } from '../../../features/hygiene/sheet-door';
import { pageParam } from '../../../core/navigation';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function SheetPage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const [householdId, setHouseholdId] = useState(() => pageParam('householdId'));
  const work = useRoundWork(roundId);
  const household = work.data?.items.find((one) => one.householdId === householdId);
  if (work.data && household) return <SheetDoor key={householdId} work={work.data} household={household} onNext={setHouseholdId} />;
  return (
    <Page title="入户评比">
      <Show state={stateOf(work)} empty={{ icon: 'star', words: '没有这一轮评比' }}>
        {() => <Notice icon="house" words="这户不在这一轮评比里" />}
      </Show>
    </Page>
  );
}
