import { mayIn } from '../../../../shared/domain/permissions';
import { regionLevel } from '../../../../shared/domain/regions';
import { standingOf, useMe } from '../../core/session';

/** The town or county whose records this person oversees; empty for everybody else. */
export function useOverseenRegion(): string {
  const standing = standingOf(useMe());
  const codes = standing.appointments.map(({ regionCode }) => regionCode);
  return codes.find((code) => regionLevel(code) !== 'village' && mayIn(standing, 'record:oversee', { id: '', code })) ?? '';
}
