import fc from 'fast-check';
import { REPORT_MOVES, ruleOfMove, type ReportMove } from '../../shared/domain/report-states';
import type { ReportView } from '../../shared/contract/report';
import { databases } from '../support/databases';
import { startWithCast, type ReportCast, type Verb } from '../support/report-cast';

const ROLES = ['villager', 'neighbour', 'secretary', 'cadre', 'cleaner', 'townOfficer', 'countyOfficer'] as const;
type RoleName = (typeof ROLES)[number];

/** The route behind each move; `clock` moves and merging (which needs a second report) have tests of their own. */
const verbs: Partial<Record<ReportMove, Verb>> = {
  accept: 'accept', reject: 'reject', assign: 'assign', 'hand-back': 'handBack', 'partly-fix': 'partlyFix', fix: 'fix', confirm: 'confirm', close: 'close',
  dispute: 'dispute', reopen: 'reopen', contest: 'contest', defer: 'defer', resurface: 'resurface', forward: 'forward', return: 'giveBack',
  settle: 'settle', drop: 'drop', falsify: 'falsify',
};
const MOVES = REPORT_MOVES.filter((move) => verbs[move]);

interface Try {
  who: RoleName;
  move: ReportMove;
  daysLater: number;
}
const tries: fc.Arbitrary<Try[]> = fc.array(fc.record({
  who: fc.constantFrom(...ROLES), move: fc.constantFrom(...MOVES), daysLater: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.constantFrom(1, 3)),
}), { minLength: 8, maxLength: 25 });

describe.each(databases)('whoever tries whatever with a report on $name', (on) => {
  let cast: ReportCast;
  beforeAll(async () => { cast = await startWithCast(on); });
  afterAll(() => cast?.close());

  it('what is offered works, what is not offered is refused, and the worker never judges', async () => {
    await fc.assert(fc.asyncProperty(tries, async (steps) => {
      const reportId = await cast.report();
      for (const step of steps) await attempt(reportId, step);
      await sumsAreRight(reportId);
    }), { numRuns: 8, seed: 20_261_124, endOnFailure: true });
  }, 150_000);

  /** Tries that are offered are made; of the others a good part too, to be refused. */
  async function attempt(reportId: string, { who, move, daysLater }: Try): Promise<void> {
    if (daysLater > 0) await cast.daysLater(daysLater);
    const before = await cast.read(reportId, cast[who]);
    const offered = before.moves.includes(move);
    const after = await act(reportId, who, move).catch((error: { status: number }) => error.status);
    if (typeof after === 'number') {
      expect({ move, who, state: before.state, offered, after }).toMatchObject({ offered: false, after: expect.any(Number) });
      expect([403, 409]).toContain(after);
      expect((await cast.read(reportId, cast[who])).state).toBe(before.state);
      return;
    }
    // What the reporter calls "not fixed" is offered as `dispute`; `reopen` with a photo says the same.
    expect({ move, who, state: before.state, offered: offered || move === 'reopen' }).toMatchObject({ offered: true });
    expect(after.state).toBe(ruleOfMove(move).to);
    if (move === 'confirm' || move === 'close') expect(before.assigneeName).not.toBe(cast[who].name);
  }

  function act(reportId: string, who: RoleName, move: ReportMove): Promise<ReportView> {
    const until = new Date(cast.clock.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const body = { note: '说明一下情况', ...(move === 'assign' && { workerId: cast.cleaner.memberId }), ...(move === 'forward' && { to: '镇整治办' }), ...(move === 'defer' && { until }) };
    return cast.act(cast[who], verbs[move]!, reportId, body, ruleOfMove(move).photos ? 'a photo' : undefined);
  }

  /** A report that is not closed has left no points behind. */
  async function sumsAreRight(reportId: string): Promise<void> {
    const { state } = await cast.read(reportId, cast.villager);
    const entries = await cast.entriesOf(reportId);
    const balance = entries.filter(({ act: kind }) => kind === 'report-confirmed').reduce((sum, { points }) => sum + points, 0);
    if (state !== 'closed') expect(balance).toBe(0);
    expect(balance).toBeGreaterThanOrEqual(0);
  }
});
