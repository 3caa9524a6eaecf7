import { quarterOf } from '../../shared/domain/quarters';

/** A confirmed report, as the model sees it. */
export interface Act {
  memberId: string;
  householdId: string | null;
  sourceId: string;
  /** Epoch milliseconds. */
  at: number;
  turn: number;
  ownDuty: boolean;
}

export interface Line extends Act {
  points: number;
  isZeroWithReason: boolean;
  /** Taken back by another line. */
  isBack: boolean;
  isReversal: boolean;
}

interface Spent {
  householdId: string;
  sourceId: string;
  points: number;
}

/** The rule of November 2026, said a second time and as plainly as possible. */
const NOVEMBER = Date.parse('2026-11-01T00:00:00+08:00');
const dayOf = (at: number): number => Math.floor((at + 8 * 3_600_000) / 86_400_000);
/** Day 4 of the epoch was a Monday. */
const weekOf = (at: number): number => Math.floor((dayOf(at) - 4) / 7);

const CAPS = [
  { of: 'householdId', span: dayOf, times: 3 },
  { of: 'householdId', span: weekOf, times: 10 },
  { of: 'memberId', span: weekOf, times: 8 },
] as const;

/** The co-governance record as a list in memory. */
export class RecordModel {
  private readonly all: Line[] = [];
  private readonly spendings: (Spent & { isBack: boolean })[] = [];
  private readonly moves: { from: string; to: string; sourceId: string; points: number }[] = [];

  write(act: Act): void {
    const isThere = this.all.some((line) => !line.isReversal && line.sourceId === act.sourceId && line.memberId === act.memberId && line.turn === act.turn);
    if (isThere) return;
    const earns = act.householdId !== null && !act.ownDuty && !(act.at >= NOVEMBER && this.isFull(act));
    this.all.push({ ...act, points: earns ? 2 : 0, isZeroWithReason: !earns, isBack: false, isReversal: false });
  }

  reverse(sourceId: string, turn: number | undefined): void {
    for (const line of this.all.filter((one) => one.sourceId === sourceId && (turn === undefined || one.turn === turn))) {
      if (line.isReversal || line.isBack) continue;
      line.isBack = true;
      this.all.push({ ...line, points: 0 - line.points, isZeroWithReason: false, isReversal: true });
    }
  }

  /** False where the points do not reach; a source already paid stays paid. */
  spend({ householdId, sourceId, points }: Spent): boolean {
    if (this.spendings.some((one) => one.sourceId === sourceId)) return true;
    if (this.balance(householdId) < points) return false;
    this.spendings.push({ householdId, sourceId, points, isBack: false });
    return true;
  }

  giveBack(sourceId: string): void {
    for (const one of this.spendings.filter((spending) => spending.sourceId === sourceId)) one.isBack = true;
  }

  move(from: string, to: string, sourceId: string, points: number): void {
    if (this.moves.some((move) => move.sourceId === sourceId)) return;
    this.moves.push({ from, to, sourceId, points });
  }

  lines(householdId: string): Line[] {
    return this.all.filter((line) => line.householdId === householdId);
  }

  /** Points of lines without an act: spent, given back, moved. */
  movements(householdId: string): number[] {
    const spent = this.spendings.filter((one) => one.householdId === householdId);
    return [
      ...spent.flatMap(({ points, isBack }) => (isBack ? [-points, points] : [-points])),
      ...this.moves.flatMap(({ from, to, points }) => [...(from === householdId ? [0 - points] : []), ...(to === householdId ? [points] : [])]),
    ];
  }

  balance(householdId: string): number {
    const all = [...this.lines(householdId).map(({ points }) => points), ...this.movements(householdId)];
    return all.reduce((sum, points) => sum + points, 0);
  }

  quarter(quarter: string) {
    const standing = this.standing().filter(({ at }) => quarterOf(at) === quarter);
    const different = (values: (string | null)[]): number => new Set(values.filter((value) => value !== null)).size;
    return {
      quarter,
      acts: standing.length,
      people: different(standing.map(({ memberId }) => memberId)),
      households: different(standing.map(({ householdId }) => householdId)),
      points: standing.reduce((sum, { points }) => sum + points, 0),
    };
  }

  /** Must be empty, whatever was done. */
  overCap(): string[] {
    return CAPS.flatMap(({ of, span, times }) => {
      const paid = new Map<string, number>();
      for (const line of this.standing().filter(({ at, points }) => at >= NOVEMBER && points > 0)) {
        const key = `${of} ${line[of]} ${span(line.at)}`;
        paid.set(key, (paid.get(key) ?? 0) + 1);
      }
      return [...paid].filter(([, count]) => count > times).map(([key]) => key);
    });
  }

  private standing(): Line[] {
    return this.all.filter(({ isBack, isReversal }) => !isBack && !isReversal);
  }

  private isFull(act: Act): boolean {
    const paid = this.standing().filter(({ points }) => points > 0);
    return CAPS.some(({ of, span, times }) => paid.filter((line) => line[of] === act[of] && span(line.at) === span(act.at)).length >= times);
  }
}
