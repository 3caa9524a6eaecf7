import { memberErrors, type NewAppointment } from '../../../../shared/contract/member';
import type { z } from 'zod';
import { mayAppoint, roleNames, type AppointmentScope, type Role, type VillageRef } from '../../../../shared/domain/permissions';
import { covers, regionLevel, type RegionLevel } from '../../../../shared/domain/regions';
import type { Caller } from '../../core/access/caller';
import { refuse, refuseCommon } from '../../core/http/refusal';

const OFFICIAL_WORDS = [...Object.values(roleNames), '书记', '村委', '支部', '整治办', '政府', '管理员', '官方', '系统', '客服'];

/** A nickname must not pass for an office; offices are shown from appointments. */
export function soundsOfficial(nickname: string): boolean {
  return OFFICIAL_WORDS.some((word) => nickname.includes(word));
}

type Asked = z.output<typeof NewAppointment>;

/** The level a role is given at; roles not named here may cover anything the giver covers. */
const levels: Partial<Record<Role, RegionLevel>> = {
  secretary: 'village', cadre: 'village', 'group-leader': 'village', keeper: 'village', 'town-officer': 'town', 'county-officer': 'county',
};
const levelNames: Record<RegionLevel, string> = { county: '县区', town: '乡镇', village: '村' };
const WITH_GROUP: readonly Role[] = ['group-leader', 'cleaner'];

/** Roles a person gets as one of the village; officers only need to have signed in. */
export const isVillageRole = (role: Role): boolean => !['town-officer', 'county-officer', 'operator'].includes(role);

export function assertMayAppoint(me: Caller, role: Role, regionCode: string): void {
  if (!mayAppoint(me.standing, role, regionCode)) refuse(memberErrors, 'APPOINTMENT_NOT_YOURS_TO_GIVE');
}

/** Refuses a role on the wrong level, a leader of no group, a group of a whole town. */
export function assertMakesSense({ role, regionCode, groupNo }: Asked): void {
  const level = levels[role];
  if (level && regionLevel(regionCode) !== level) refuseField('regionCode', `${roleNames[role]}要选到${levelNames[level]}`);
  if (role === 'group-leader' && groupNo === null) refuseField('groupNo', '请选择是哪个组的组长');
  if (groupNo !== null && !WITH_GROUP.includes(role)) refuseField('groupNo', `${roleNames[role]}不分组`);
  if (groupNo !== null && regionLevel(regionCode) !== 'village') refuseField('regionCode', '分组的职务要选到村');
}

export const refuseField = (path: string, message: string): never => refuseCommon('INPUT_INVALID', [{ path, message }]);

/** Party contacts help in the whole village, a group leader in the own group. */
export function helpsGroup(offices: readonly (AppointmentScope & { groupNo: number | null })[], village: VillageRef, groupNo: number): boolean {
  const here = offices.filter(({ role, regionCode }) => (role === 'group-leader' || role === 'party-contact') && covers(regionCode, village.code));
  return here.some((office) => office.groupNo === null || office.groupNo === groupNo);
}

/** Rooted in the region: lives in a village of it, or already serves there. */
export function belongsTo(regionCode: string, homeCodes: readonly string[], servedCodes: readonly string[]): boolean {
  return homeCodes.some((code) => covers(regionCode, code)) || servedCodes.some((code) => covers(code, regionCode) || covers(regionCode, code));
}
