import { create } from 'zustand';
import type { FacilityView } from '../../../../shared/contract/facility';
import { goTo } from '../../core/navigation';

/** What of a scanned plate goes into the form. */
export type ReportedFacility = Pick<FacilityView, 'facilityId' | 'villageId' | 'code' | 'name' | 'place' | 'placeWords' | 'point' | 'reportKinds'>;

/** A tab page takes no parameters: what it is to begin with waits here until the form has taken it. */
const usePrefill = create<{ facility?: ReportedFacility | undefined }>(() => ({}));

/** From the page of a bin, a lamp …: the form opens with its place filled in and its kinds first. */
export function reportFacility(facility: ReportedFacility): void {
  usePrefill.setState({ facility });
  goTo('report-new');
}

export function takePrefill(): ReportedFacility | undefined {
  const { facility } = usePrefill.getState();
  if (facility) usePrefill.setState({ facility: undefined });
  return facility;
}
