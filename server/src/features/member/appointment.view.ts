import type { AppointmentView } from '../../../../shared/contract/member';
import { roleNames } from '../../../../shared/domain/permissions';
import type { RegionService } from '../region/region.service';
import type { Appointment } from './appointment.entity';

export async function toAppointmentViews(
  regions: RegionService,
  rows: readonly Appointment[],
  names: ReadonlyMap<string, string>,
): Promise<AppointmentView[]> {
  const codes = [...new Set(rows.map(({ regionCode }) => regionCode))];
  const places = new Map(await Promise.all(codes.map(async (code) => [code, await regions.byCode(code)] as const)));
  return rows.map((row) => ({
    appointmentId: row.id,
    memberId: row.memberId,
    memberName: names.get(row.memberId) ?? '',
    role: row.role,
    roleName: roleNames[row.role],
    regionCode: row.regionCode,
    regionName: places.get(row.regionCode)?.name ?? row.regionCode,
    groupNo: row.groupNo,
    since: new Date(row.since).toISOString(),
  }));
}
