import { readStored, writeStored } from '../../core/storage';

/** What this person reported from this phone before, so that the next report takes fewer taps. */
export interface ReportHabits {
  /** How often each kind was sent. */
  kinds: Readonly<Record<string, number>>;
  lastKind?: string | undefined;
  /** Where the last one was. */
  groupNo: number | null;
}
type Sent = { kind?: string | undefined; place: { groupNo: number | null }; facilityId?: string | null };

const NONE: ReportHabits = { kinds: {}, groupNo: null };
const keyOf = (memberId: string, villageId: string): string => `report-habits-${memberId}-${villageId}`;

export const habitsOf = (memberId: string, villageId: string): ReportHabits => readStored<ReportHabits>(keyOf(memberId, villageId)) ?? NONE;

export function withReport({ kinds, groupNo }: ReportHabits, { kind = '', place, facilityId }: Sent): ReportHabits {
  // A plate has its own place; the person's usual group stays.
  const where = facilityId ? groupNo : place.groupNo;
  return { kinds: { ...kinds, [kind]: (kinds[kind] ?? 0) + 1 }, lastKind: kind, groupNo: where };
}

export const rememberReport = (memberId: string, villageId: string, sent: Sent): void =>
  void writeStored(keyOf(memberId, villageId), withReport(habitsOf(memberId, villageId), sent));

interface Known {
  habits: ReportHabits;
  /** Kinds of the village's latest reports. */
  recent: readonly string[];
  /** What suits the plate that was scanned, the likeliest first. */
  suits: readonly string[];
}

/** The kinds likeliest meant first: what suits the plate, the last one sent, the person's usual ones, the village's latest; then as the county arranged them. */
export function likeliestFirst<K extends { id: string }>(kinds: readonly K[], { habits, recent, suits }: Known): K[] {
  const weight = ({ id }: K): number => {
    const suited = suits.includes(id) ? 1_000_000 - suits.indexOf(id) : 0;
    const own = (habits.kinds[id] ?? 0) * 100;
    return suited + (habits.lastKind === id ? 100_000 : 0) + own + recent.filter((one) => one === id).length;
  };
  return [...kinds].sort((a, b) => weight(b) - weight(a));
}

/** As many as are looked over at a glance. */
export const AT_A_GLANCE = 6;

/** The first few, and the chosen one even when it is not among them. */
export function atAGlance<K extends { id: string }>(kinds: readonly K[], chosen: string | undefined): K[] {
  const first = kinds.slice(0, AT_A_GLANCE);
  const other = kinds.find(({ id }) => id === chosen);
  return !other || first.includes(other) ? first : [...first.slice(0, -1), other];
}
