import { ClaimView } from '../../../features/household/claim-view';
import { useVillageParam } from '../../../features/village/current-village';
import { Page } from '../../../ui/page';

export default function ClaimPage() {
  const villageId = useVillageParam();
  return <Page title="认领住户"><ClaimView villageId={villageId} /></Page>;
}
