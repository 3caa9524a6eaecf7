import { mayIn, type Role, type VillageRef } from '../../../../shared/domain/permissions';
import { covers } from '../../../../shared/domain/regions';
import { hygieneErrors } from '../../../../shared/contract/hygiene';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { refuse } from '../../core/http/refusal';
import type { HygieneRound, RoundLevel, RoundState } from './hygiene.entity';

const RANK: Record<RoundLevel, number> = { village: 0, town: 1, county: 2 };
const rankOf = (role: Role): number => ({ 'town-officer': 1, 'county-officer': 2 } as Partial<Record<Role, number>>)[role] ?? 0;
const rankIn = (me: Caller, village: VillageRef): number =>
  Math.max(0, ...me.standing.appointments.filter(({ regionCode }) => covers(regionCode, village.code)).map(({ role }) => rankOf(role)));

/** The levels whose plans this person looks down on. */
export const levelsBelow = (me: Caller, village: VillageRef): RoundLevel[] =>
  (['village', 'town'] as const).filter((level) => RANK[level] < rankIn(me, village));

/** The level at which an officer inspects. */
export const levelOf = (me: Caller, village: VillageRef): RoundLevel => (rankIn(me, village) === 2 ? 'county' : 'town');

/** An unannounced plan is for whoever made it, who is to carry it out, and who stands above: before its start it does not exist for anybody else. */
export function maySeeRound(me: Caller | undefined, village: VillageRef, round: HygieneRound, isAssigned: boolean): boolean {
  if (round.state !== 'planned' || round.announced) return true;
  if (!me) return false;
  return round.openedBy === me.memberId || isAssigned || levelsBelow(me, village).includes(round.level);
}

/** An unpublished round is the business of inspectors and staff; to others it does not exist. */
export function assertMayWork(me: Caller, village: VillageRef): void {
  if (!mayIn(me.standing, 'hygiene:oversee', village)) refuse(commonErrors, 'NOT_FOUND');
}

/** A village holds its own rounds; what town or county began is theirs to end. */
export const mayHold = (me: Caller, village: VillageRef, { level }: Pick<HygieneRound, 'level'>): boolean =>
  level === 'village' ? mayIn(me.standing, 'hygiene:open', village) : rankIn(me, village) >= RANK[level];

export function assertMayHold(me: Caller, village: VillageRef, round: Pick<HygieneRound, 'level'>): void {
  assertMayWork(me, village);
  if (!mayHold(me, village, round)) refuse(commonErrors, 'FORBIDDEN');
}

export function assertMayScore(me: Caller, village: VillageRef): void {
  assertMayWork(me, village);
  if (!mayIn(me.standing, 'hygiene:score', village)) refuse(commonErrors, 'FORBIDDEN');
}

/** Nobody scores their own household or their kin's; a pair scores together, so it is the same for both (亲属回避). */
export function assertImpartial(householdId: string, own: ReadonlySet<string>, kin: ReadonlySet<string>): void {
  if (own.has(householdId)) refuse(hygieneErrors, 'SHEET_OWN_HOUSEHOLD');
  if (kin.has(householdId)) refuse(hygieneErrors, 'SHEET_OF_KIN');
}

/** Staff read every sheet; a household, and who may object for it, its own once it is published. */
export function assertMayReadSheet(me: Caller, village: VillageRef, state: RoundState, isForThem: boolean): void {
  if (mayIn(me.standing, 'hygiene:oversee', village)) return;
  if (!isForThem || state === 'planned' || state === 'scoring') refuse(commonErrors, 'NOT_FOUND');
}

/** Where several sheets are asked for, inspectors score without knowing what the others found. */
export const scoresBlind = (me: Caller, village: VillageRef, { state, sheetsPerHousehold }: HygieneRound): boolean =>
  state === 'scoring' && sheetsPerHousehold > 1 && mayIn(me.standing, 'hygiene:score', village);
