import type { ResidencyView } from '../../../../shared/contract/member';
import { useMe } from '../../core/session';

/** The newest word first: verified, then waiting, then turned down. */
const ORDER: readonly ResidencyView['state'][] = ['verified', 'pending', 'rejected', 'ended'];

export function useResidencies(): ResidencyView[] {
  const all = useMe()?.residencies ?? [];
  return [...all].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** The household I am verified in; of the village when one is named. */
export const useMyResidency = (villageId?: string): ResidencyView | undefined =>
  useResidencies().find(({ state, village }) => state === 'verified' && (!villageId || village.villageId === villageId));
