import { useState } from 'react';
import { mayAnywhere, type Permission } from '../../../../shared/domain/permissions';
import { pageParam } from '../../core/navigation';
import { standingOf, useMe } from '../../core/session';
import { useWorkbench } from './workbench.queries';

/** The village a staff page is about: named in its address, else the one the person serves. */
export function useStaffVillage(): string {
  const [asked] = useState(() => pageParam('villageId'));
  const desk = useWorkbench().data;
  const own = useMe()?.residencies.find(({ state }) => state === 'verified')?.village;
  return asked || (desk?.villages[0] ?? desk?.items[0]?.village ?? own)?.villageId || '';
}

/** Whether the person's office is one that does this; the server decides for the very village. */
export function useMay(permission: Permission): boolean {
  return mayAnywhere(standingOf(useMe()), permission);
}
