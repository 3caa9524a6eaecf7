import { useState } from 'react';
import type { VillageName } from '../../../../shared/contract/common';
import { useMe } from '../../core/session';
import { useCurrentVillage } from '../village/current-village';
import { useVillagePage } from '../village/village.queries';

/** Villages this person may report in: the one on screen if allowed there, and where they live. */
export function useReportVillages() {
  const me = useMe();
  const page = useVillagePage(useCurrentVillage()).data;
  const [chosen, choose] = useState<string>();
  const homes = me?.residencies.filter(({ state }) => state === 'verified').map(({ village }) => village) ?? [];
  const here: VillageName[] = page?.mayReport ? [page.village] : [];
  const villages = [...here, ...homes.filter(({ villageId }) => villageId !== here[0]?.villageId)];
  const village = villages.find(({ villageId }) => villageId === chosen) ?? villages[0];
  return { villages, village, choose, isPending: me?.residencies.some(({ state }) => state === 'pending') ?? false };
}
