import fc from 'fast-check';
import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { RecordFigures } from '../../server/src/features/record/record-figures.service';
import { RecordReader } from '../../server/src/features/record/record-reader.service';
import { RecordService } from '../../server/src/features/record/record.service';
import { quarterOf } from '../../shared/domain/quarters';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { RecordModel, type Act } from '../support/record-model';

jest.setTimeout(120_000);

const START = Date.parse('2026-09-25T20:00:00+08:00');
const HOUR = 3_600_000;

/** Three people in two households, and one without. */
const PEOPLE = [['wang', 'h1'], ['li', 'h1'], ['zhao', 'h2'], ['guest', null]] as const;
type Step =
  | { do: 'write'; who: number; source: number; hour: number; turn: number; ownDuty: boolean; times: number }
  | { do: 'reverse'; source: number; turn: number | undefined; times: number }
  | { do: 'rush'; who: number; hour: number; count: number }
  | { do: 'spend'; home: Home; source: number; points: number; times: number }
  | { do: 'give back'; source: number; times: number }
  | { do: 'move'; from: Home; source: number; points: number; times: number };
type Home = 'h1' | 'h2';

const who = fc.nat(PEOPLE.length - 1);
const source = fc.nat(7);
const home = fc.constantFrom<Home>('h1', 'h2');
// Ten days over the end of a quarter, and from before the rule with caps to well after.
const hour = fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1000, max: 1200 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), who, source, hour, turn: fc.integer({ min: 1, max: 2 }), ownDuty: fc.boolean(), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), source, turn: fc.constantFrom(undefined, 1, 2), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rush' as const), who, hour, count: fc.integer({ min: 2, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('spend' as const), home, source, points: fc.integer({ min: 1, max: 9 }), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give back' as const), source, times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), from: home, source, points: fc.integer({ min: 0, max: 5 }), times: fc.integer({ min: 1, max: 2 }) }) },
);

describe.each(databases)('any life of a record on $name', (on) => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp(on, { now: START + 2000 * HOUR });
  });
  afterAll(() => running?.close());

  let villages = 0;
  const service = <T>(type: new (...needs: never[]) => T): T => running.app.get(type as never, { strict: false });
  const act = (at: number, nth: number, more: Partial<Act>): Act => {
    const [memberId, householdId] = PEOPLE[nth]!;
    return { memberId, householdId, at: START + at * HOUR, sourceId: '', turn: 1, ownDuty: false, ...more };
  };

  async function write(villageId: string, { memberId, householdId, sourceId, at, turn, ownDuty }: Act): Promise<void> {
    const own = { memberId, householdId: householdId && `${villageId}-${householdId}`, groupNo: householdId ? 1 : null };
    await service(RecordService).write(reportConfirmed({ villageId, reportId: `${villageId}-${sourceId}`, what: '垃圾', at }, own, { turn, ownDuty }));
  }

  async function play(villageId: string, model: RecordModel, given: Step, nth: number): Promise<void> {
    if (given.do === 'reverse') {
      const back = () => service(RecordService).reverseSource('report', `${villageId}-s${given.source}`, '查为不实', null, given.turn);
      await Promise.all(Array.from({ length: given.times }, back));
      model.reverse(`s${given.source}`, given.turn);
      return;
    }
    if (given.do !== 'write' && given.do !== 'rush') return move(villageId, model, given);
    const acts = given.do === 'write'
      ? Array.from({ length: given.times }, () => act(given.hour, given.who, { sourceId: `s${given.source}`, turn: given.turn, ownDuty: given.ownDuty }))
      : Array.from({ length: given.count }, (_, at) => act(given.hour, given.who, { sourceId: `rush${nth}-${at}` }));
    await Promise.all(acts.map((one) => write(villageId, one)));
    for (const one of acts) model.write(one);
  }

  /** Points without an act. The source of a spending is the village's and the household's, so that two never pay one bill. */
  async function move(villageId: string, model: RecordModel, given: Exclude<Step, { do: 'write' | 'reverse' | 'rush' }>): Promise<void> {
    const shared = { villageId, title: '换东西', detail: '', memberId: null, at: START + 1200 * HOUR };
    if (given.do === 'give back') {
      const sources = ['h1', 'h2'].map((one) => `${one}-${given.source}`);
      const back = (source: string) => service(RecordService).reverseSource('redemption', `${villageId}-${source}`, '取消了', null);
      await Promise.all(sources.flatMap((source) => Array.from({ length: given.times }, () => back(source))));
      for (const source of sources) model.giveBack(source);
    } else if (given.do === 'spend') {
      const sourceId = `${given.home}-${given.source}`;
      const spend = () => service(RecordService).spend({
        ...shared, act: 'points-redeemed', householdId: `${villageId}-${given.home}`, groupNo: 1, points: given.points, sourceKind: 'redemption', sourceId: `${villageId}-${sourceId}`,
      });
      const settled = await Promise.allSettled(Array.from({ length: given.times }, spend));
      const reaches = model.spend({ householdId: given.home, sourceId, points: given.points });
      expect(settled.map(({ status }) => status)).toEqual(settled.map(() => (reaches ? 'fulfilled' : 'rejected')));
    } else {
      const [from, to] = given.from === 'h1' ? ['h1', 'h2'] as const : ['h2', 'h1'] as const;
      const door = (one: string) => ({ householdId: `${villageId}-${one}`, groupNo: 1 });
      const sourceId = `${from}-${given.source}`;
      const moving = () => service(RecordService).move({ ...shared, from: door(from), to: door(to), points: given.points, sourceKind: 'household-change', sourceId: `${villageId}-${sourceId}` });
      await Promise.all(Array.from({ length: given.times }, moving));
      model.move(from, to, sourceId, given.points);
    }
  }

  async function agree(villageId: string, model: RecordModel): Promise<void> {
    const [figures, reader] = [service(RecordFigures), service(RecordReader)];
    for (const home of ['h1', 'h2']) {
      const householdId = `${villageId}-${home}`;
      const { items } = await reader.ofHousehold(villageId, householdId, { limit: 100 });
      expect(items.map(({ points }) => points).sort()).toEqual([...model.lines(home).map(({ points }) => points), ...model.movements(home)].sort());
      expect(items.filter(({ whyZero }) => whyZero).length).toBe(model.lines(home).filter(({ isZeroWithReason }) => isZeroWithReason).length);
      expect(items.filter(({ isReversed }) => isReversed).length).toBe(items.filter(({ isReversal }) => isReversal).length);
      expect(await figures.balanceOf(villageId, householdId)).toBe(model.balance(home));
    }
    const quarters = await figures.fiveCos(villageId, quarterOf(START + 1200 * HOUR), 2);
    for (const { quarter, phases, people, households, points } of quarters) {
      expect({ quarter, acts: phases.find(({ phase }) => phase === 'manage')?.entries, people, households, points }).toEqual(model.quarter(quarter));
    }
    expect(model.overCap()).toEqual([]);
    expect(await service(RecordBooks).differences(villageId)).toEqual([]);
  }

  it('says what a plain list of acts in memory says, after every step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const [villageId, model] = [`model-${(villages += 1)}`, new RecordModel()];
        for (const [nth, given] of steps.entries()) {
          await play(villageId, model, given, nth);
          await agree(villageId, model);
        }
      }),
      { numRuns: 12 },
    );
  });
});
