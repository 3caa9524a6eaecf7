import type { Role } from './permissions';

/** Who can be named in the responsibility table (责任体系表): offices held in or over the village. */
export const RESPONSIBLE_ROLES = ['cleaner', 'repairer', 'group-leader', 'party-contact', 'cadre', 'secretary'] as const satisfies readonly Role[];

/** Where and what something is: a place without group or facility belongs to the whole village. */
export interface DutySpot {
  groupNo: number | null;
  facilityId: string | null;
  kindId: string;
}

/** One line: area (a facility, a group, or the whole village when both are null) × kind (null: all) → person, deputy, deadline. */
export interface DutyLine {
  groupNo: number | null;
  facilityId: string | null;
  kindId: string | null;
  memberId: string;
  deputyId: string | null;
  /** Null: the deadline of the kind. */
  solveMinutes: number | null;
}

type Area = Pick<DutyLine, 'groupNo' | 'facilityId'>;
export type DutyAreaLevel = 'facility' | 'group' | 'village';

export const levelOf = ({ groupNo, facilityId }: Area): DutyAreaLevel => (facilityId !== null ? 'facility' : groupNo !== null ? 'group' : 'village');

const ORDER: Record<DutyAreaLevel, string> = { village: '0', group: '1', facility: '2' };

const areaKey = (area: Area): string => {
  const level = levelOf(area);
  const which = level === 'facility' ? area.facilityId : level === 'group' ? String(area.groupNo).padStart(2, '0') : '';
  return `${ORDER[level]}${which}`;
};

/** Names a line among those of its village, and sorts them: the village, its groups, its facilities; all kinds first. */
export const lineKey = (line: Area & Pick<DutyLine, 'kindId'>): string => `${areaKey(line)}:${line.kindId ?? ''}`;

/** The keys of every line that could answer, the most specific first: the place counts before the kind. */
export function candidateKeys({ groupNo, facilityId, kindId }: DutySpot): string[] {
  const areas: Area[] = [
    ...(facilityId === null ? [] : [{ groupNo: null, facilityId }]),
    ...(groupNo === null ? [] : [{ groupNo, facilityId: null }]),
    { groupNo: null, facilityId: null },
  ];
  return areas.flatMap((area) => [lineKey({ ...area, kindId }), lineKey({ ...area, kindId: null })]);
}

/** The line that answers for a spot, whatever order the lines come in. */
export function pickLine<L extends DutyLine>(lines: readonly L[], spot: DutySpot): L | undefined {
  const byKey = new Map(lines.map((line) => [lineKey(line), line]));
  return candidateKeys(spot).flatMap((key) => byKey.get(key) ?? [])[0];
}

export interface OnDuty {
  memberId: string;
  viaDeputy: boolean;
}

/** The person of the line, or the deputy while the person is away; nobody when both are. */
export function whoStandsIn({ memberId, deputyId }: DutyLine, isPresent: (memberId: string) => boolean): OnDuty | undefined {
  if (isPresent(memberId)) return { memberId, viaDeputy: false };
  return deputyId !== null && isPresent(deputyId) ? { memberId: deputyId, viaDeputy: true } : undefined;
}

export const GAP_REASONS = ['no-line', 'nobody-present'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** Kinds of one area for which nobody is there, and the line that ought to answer. */
export interface DutyGap<L extends DutyLine> {
  area: Area;
  kindIds: string[];
  reason: GapReason;
  line: L | undefined;
}

/** An area of its own line is told apart from the one around it; what the village's line leaves open is said once, for the village. */
export function gapsOf<L extends DutyLine>(lines: readonly L[], kindIds: readonly string[], isPresent: (memberId: string) => boolean): DutyGap<L>[] {
  const village: Area = { groupNo: null, facilityId: null };
  const areas = new Map([village, ...lines].map(({ groupNo, facilityId }) => [areaKey({ groupNo, facilityId }), { groupNo, facilityId }]));
  const gaps = new Map<string, DutyGap<L>>();
  for (const [key, area] of [...areas].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const kindId of kindIds) {
      const line = pickLine(lines, { ...area, kindId });
      const isInherited = areaKey(line ?? village) !== key;
      if (isInherited || (line && whoStandsIn(line, isPresent))) continue;
      const known = gaps.get(`${key} ${line ? lineKey(line) : ''}`);
      if (known) known.kindIds.push(kindId);
      else gaps.set(`${key} ${line ? lineKey(line) : ''}`, { area, kindIds: [kindId], reason: line ? 'nobody-present' : 'no-line', line });
    }
  }
  return [...gaps.values()];
}
