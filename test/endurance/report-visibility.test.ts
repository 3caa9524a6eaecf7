import fc from 'fast-check';
import { DEMO_REVIEW_WORD, DEMO_RISKY_WORD } from '../../server/src/core/wechat/demo-wechat';
import { contentCheckRoutes } from '../../shared/contract/content-check';
import { reportRoutes } from '../../shared/contract/report';
import { villageRoutes } from '../../shared/contract/village';
import { databases } from '../support/databases';
import { aSecretary, aVillager, NEXT_VILLAGE, YANGJIAWAN, type Person } from '../support/people';
import { startWithCast, type ReportCast } from '../support/report-cast';
import { aPhoto } from '../support/reports';

type Doing =
  | { do: 'submit'; as: 'clean' | 'to be looked at' | 'risky' }
  | { do: 'approve' | 'refuse' | 'appeal' | 'hide' | 'show' | 'assign' | 'reply'; which: number }
  | { do: 'merge'; which: number; into: number };

/** What the plain model knows of a report. */
interface Known {
  reportId: string;
  check: 'passed' | 'held' | 'refused';
  hidden: boolean;
  appealed: boolean;
}

const words = { clean: '桶满了', 'to be looked at': `桶满了 ${DEMO_REVIEW_WORD}`, risky: `桶满了 ${DEMO_RISKY_WORD}` };
const first = { clean: 'passed', 'to be looked at': 'held', risky: 'refused' } as const;
const index = fc.nat({ max: 5 });
const doings: fc.Arbitrary<Doing[]> = fc.array(fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('submit' as const), as: fc.constantFrom(...(Object.keys(words) as (keyof typeof words)[])) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('approve', 'refuse', 'appeal', 'hide', 'show', 'assign', 'reply'), which: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), which: index, into: index }) },
), { minLength: 3, maxLength: 10 });

describe.each(databases)('whatever is sent, held, approved, hidden and merged on $name', (on) => {
  let cast: ReportCast;
  let stranger: Person;
  let foreignSecretary: Person;
  beforeAll(async () => {
    cast = await startWithCast(on);
    stranger = await aVillager(cast, { villageId: NEXT_VILLAGE });
    foreignSecretary = await aSecretary(cast, NEXT_VILLAGE);
  });
  afterAll(() => cast?.close());

  it('no reader ever sees what they must not', async () => {
    await fc.assert(fc.asyncProperty(doings, async (steps) => {
      const known: Known[] = [];
      for (const step of steps) await make(step, known);
      for (const reader of [undefined, cast.neighbour, stranger, foreignSecretary]) expect(await seenBy(reader, known)).toEqual(publicOf(known));
      for (const { reportId } of known) expect((await cast.read(reportId, cast.villager)).reportId).toBe(reportId);
      for (const { reportId } of known) expect((await cast.read(reportId, cast.secretary)).reportId).toBe(reportId);
    }), { numRuns: 12, seed: 20_261_124, endOnFailure: true });
  }, 120_000);

  const publicOf = (known: Known[]): string[] => known.filter(({ check, hidden }) => check === 'passed' && !hidden).map(({ reportId }) => reportId).sort();

  /** Read, listed, listed by kind, nearby, on the village page: all tell the same. */
  async function seenBy(reader: Person | undefined, known: Known[]): Promise<string[]> {
    const token = reader?.token;
    const params = { villageId: YANGJIAWAN };
    const list = await cast.api.call(reportRoutes.list, { params, query: { limit: 50 } }, { token });
    const page = JSON.stringify(await cast.api.call(villageRoutes.page, { params }, { token }));
    const near = await cast.api.call(reportRoutes.nearby, { params, query: { kind: 'bin-full', ...here } }, { token });
    const seen: string[] = [];
    for (const { reportId, check, hidden } of known) {
      const { status } = await cast.api.send(reportRoutes.read, { params: { reportId } }, { token });
      const may = check === 'passed' && !hidden;
      expect(page.includes(reportId) && !may).toBe(false);
      expect(near.items.some(({ report }) => report.reportId === reportId) && !may).toBe(false);
      expect(list.items.some((card) => card.reportId === reportId)).toBe(status === 200);
      if (status === 200) seen.push(reportId);
    }
    return seen.sort();
  }

  const here = { lat: 30.55, lng: 114.86, system: 'wgs84' as const };

  async function submit(as: keyof typeof words): Promise<Known> {
    const body = { kind: 'bin-full', photoIds: [await aPhoto(cast, cast.villager)], description: words[as], place: { groupNo: 3, point: here } };
    const { reportId } = await cast.api.call(reportRoutes.submit, { params: { villageId: YANGJIAWAN }, body }, { token: cast.villager.token });
    return { reportId, check: first[as], hidden: false, appealed: false };
  }

  async function make(step: Doing, known: Known[]): Promise<void> {
    if (step.do === 'submit') return void known.push(await submit(step.as));
    const one = known[step.which];
    if (!one) return;
    if (step.do === 'merge') return merge(one, known[step.into]);
    if (step.do === 'hide' || step.do === 'show') return veil(one, step.do);
    if (step.do === 'approve' || step.do === 'refuse') return decide(one, step.do);
    if (step.do === 'appeal') return appeal(one);
    await allowed(step.do === 'assign'
      ? cast.act(cast.secretary, 'assign', one.reportId, { workerId: cast.cleaner.memberId })
      : cast.act(cast.secretary, 'reply', one.reportId, { note: words['to be looked at'] }));
  }

  /** A refusal of the house is no failure of this test; what it leaves visible is looked at. */
  const allowed = (answer: Promise<unknown>): Promise<unknown> => answer.catch((error: { status?: number }) => {
    if (!error.status || error.status >= 500) throw error;
  });

  async function merge(one: Known, other: Known | undefined): Promise<void> {
    if (other) await allowed(cast.act(cast.secretary, 'merge', one.reportId, { intoId: other.reportId }));
  }

  async function veil(one: Known, verb: 'hide' | 'show'): Promise<void> {
    await cast.act(cast.secretary, verb, one.reportId, { note: '有人脸' });
    one.hidden = verb === 'hide';
  }

  /** Two moderators take turns, so that an appeal finds somebody else. */
  async function decide(one: Known, decision: 'approve' | 'refuse'): Promise<void> {
    for (const moderator of [cast.secretary, cast.cadre]) {
      const { items } = await cast.api.call(contentCheckRoutes.queue, { query: { limit: 50 } }, { token: moderator.token });
      for (const { checkId } of items) {
        const held = await cast.api.call(contentCheckRoutes.held, { params: { checkId } }, { token: moderator.token });
        if (!held.mayDecide || held.kind !== 'report' || !(await isAbout(checkId, one))) continue;
        await cast.api.call(contentCheckRoutes.decide, { params: { checkId }, body: { decision, reason: '看过', version: held.version } }, { token: moderator.token });
        one.check = decision === 'approve' ? 'passed' : 'refused';
        return;
      }
    }
  }

  /** The queue does not name the report: its own photo does. */
  async function isAbout(checkId: string, { reportId }: Known): Promise<boolean> {
    const held = await cast.api.call(contentCheckRoutes.held, { params: { checkId } }, { token: cast.secretary.token });
    const mine = await cast.read(reportId, cast.villager);
    return held.parts.some(({ photo }) => photo?.photoId === mine.before[0]?.photoId);
  }

  async function appeal(one: Known): Promise<void> {
    if (one.check !== 'refused' || one.appealed) return;
    await cast.api.call(contentCheckRoutes.appeal, { body: { subject: `report:${one.reportId}`, words: '就是拍的垃圾桶' } }, { token: cast.villager.token });
    one.appealed = true;
  }
});
