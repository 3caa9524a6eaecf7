import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { ImprovementForm } from '../../../features/hygiene-review/improvement-form';

export default function ImprovePage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const [householdId] = useState(() => pageParam('householdId'));
  return <ImprovementForm roundId={roundId} householdId={householdId} />;
}
