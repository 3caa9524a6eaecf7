import { reportRoutes } from '../../../../shared/contract/report';
import { call } from '../../core/call';
import { usePaged } from '../../core/paged';

/** All that was reported at one bin, lamp …, newest first. */
export const useFacilityReports = (villageId: string, facilityId: string) =>
  usePaged(
    ['report', 'facility', villageId, facilityId],
    (after) => call(reportRoutes.list, { params: { villageId }, query: { facilityId, after, limit: 10 } }),
    villageId !== '' && facilityId !== '',
  );
