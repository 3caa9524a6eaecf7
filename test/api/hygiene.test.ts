import { hygieneRoutes, type NewSheet } from '../../shared/contract/hygiene';
import { recordRoutes } from '../../shared/contract/record';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import type { z } from 'zod';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aSecretary, aVillager, anInspector, theVillages, type Person } from '../support/people';
import { aPhoto } from '../support/reports';

const villages = Array.from({ length: 20 }, (_, at) => `4211022002${20 + at}`);
const DAY = 86_400_000;
const best = (photoIds: string[] = []): z.input<typeof NewSheet> => ({
  outcome: 'scored', scores: itemsOf(currentChecklist).map((item, at) => ({ itemId: item.id, score: item.max, photoIds: at === 0 ? photoIds : [] })),
});
const worst = (): z.input<typeof NewSheet> => ({ outcome: 'scored', scores: itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: 0 })) });

describe.each(databases)('a household hygiene round on $name', (on) => {
  let running: RunningApp;
  let villageId: string;
  let secretary: Person;
  let inspector: Person;
  let households: Person[];

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-02T02:00:00Z' });
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());

  /** Each test in a village of its own. */
  beforeEach(async () => {
    villageId = villages[beforeEachCount++ % villages.length]!;
    secretary = await aSecretary(running, villageId);
    inspector = await anInspector(running, villageId);
    households = [];
    for (const doorNo of ['1', '2', '10']) households.push(await aVillager(running, { villageId, groupNo: 1, doorNo }));
  });
  let beforeEachCount = 0;

  const open = (noticeDays = 7) =>
    running.api.call(hygieneRoutes.openRound, { params: { villageId }, body: { title: '十一月入户评比', noticeDays } }, { token: secretary.token });
  const score = (roundId: string, home: Person, sheet: z.input<typeof NewSheet>, who = inspector, key?: string) =>
    running.api.call(hygieneRoutes.score, { params: { roundId, householdId: home.householdId! }, body: sheet }, { token: who.token, ...(key && { key }) });
  const publish = (roundId: string, who = secretary) => running.api.call(hygieneRoutes.publish, { params: { roundId } }, { token: who.token });
  const record = (home: Person) => running.api.call(recordRoutes.household, { params: { householdId: home.householdId! } }, { token: home.token });
  const work = (roundId: string, who = inspector) => running.api.call(hygieneRoutes.work, { params: { roundId } }, { token: who.token });

  async function scored(): Promise<string> {
    const { roundId } = await open();
    await score(roundId, households[0]!, best());
    await score(roundId, households[1]!, worst());
    await score(roundId, households[2]!, { outcome: 'skipped', reason: 'away' });
    return roundId;
  }

  async function finish(): Promise<void> {
    running.clock.advance(8 * DAY);
    await running.app.get(JobRunner, { strict: false }).drain();
  }

  it('lists every household in walking order with the checklist, in one answer', async () => {
    const { roundId } = await open();
    const list = await work(roundId);
    expect(list.items.map((item) => item.label)).toEqual(['一组 1 号', '一组 2 号', '一组 10 号']);
    expect(list).toMatchObject({ households: 3, scored: 0, mayScore: true, mayPublish: false, checklist: { max: 10_000 } });
  });

  it('is scored item by item with photos, and the grade is computed', async () => {
    const { roundId } = await open();
    const sheet = await score(roundId, households[0]!, best([await aPhoto(running, inspector, 'sheet')]));
    expect(sheet).toMatchObject({ total: 10_000, grade: 'cleanest', version: 1 });
    expect(sheet.sections[0]?.items[0]?.photos).toHaveLength(1);
    expect((await score(roundId, households[1]!, worst())).grade).toBe('not-clean');
  });

  it('keeps grades to inspectors until they are published, then to each household and the red board', async () => {
    const roundId = await scored();
    const sheetOf = (home: Person, who: Person) =>
      running.api.call(hygieneRoutes.sheet, { params: { roundId, householdId: home.householdId! } }, { token: who.token });
    const results = () => running.api.call(hygieneRoutes.results, { params: { roundId } }, { token: households[0]!.token });
    await expect(results()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sheetOf(households[0]!, households[0]!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await publish(roundId);
    expect(await sheetOf(households[0]!, households[0]!)).toMatchObject({ grade: 'cleanest' });
    await expect(sheetOf(households[1]!, households[0]!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const shown = await results();
    expect(shown).toMatchObject({ state: 'notice', meanTotal: 5000, mine: { total: 10_000 }, skipped: 1 });
    // Two households in the group: its mean and one's own score would tell the other's.
    expect(shown.groups).toEqual([]);
    expect(shown.redBoard).toEqual([{ label: '一组 1 号', headName: expect.stringContaining('*'), total: 10_000 }]);
  });

  it('writes one entry a household only when the notice period is over, however often the job runs', async () => {
    const roundId = await scored();
    await publish(roundId);
    await running.app.get(JobRunner, { strict: false }).drain();
    expect((await record(households[0]!)).entries.items).toEqual([]);
    await finish();
    await running.app.get(JobRunner, { strict: false }).drain();
    expect(await record(households[0]!)).toMatchObject({
      balance: 10, quarterPoints: 10, grade: { grade: 'cleanest', final: true },
      standing: { group: { rank: 1, of: 2 }, village: { rank: 1, of: 2 } },
      entries: { items: [{ act: 'grade-final', phase: 'evaluate', points: 10, detail: expect.stringContaining('100.00 分') }] },
    });
    expect(await record(households[1]!)).toMatchObject({ balance: 0, entries: { items: [{ points: 0 }] } });
    expect((await record(households[2]!)).entries.items).toEqual([]);
    const { items } = await running.api.call(recordRoutes.fiveCos, { params: { villageId }, query: { quarters: 1 } });
    expect(items[0]).toMatchObject({ quarter: '2026Q4', households: 2, phases: expect.arrayContaining([{ phase: 'evaluate', entries: 2 }]) });
  });

  it('gives a door to one of two inspectors who score it at the same moment', async () => {
    const { roundId } = await open();
    const other = await anInspector(running, villageId);
    const both = await Promise.allSettled([score(roundId, households[0]!, best()), score(roundId, households[0]!, worst(), other)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'SHEET_BY_ANOTHER' } });
    expect((await work(roundId)).scored).toBe(1);
  });

  it('takes a sheet sent twice from a weak network once, and a correction by version', async () => {
    const { roundId } = await open();
    const first = await score(roundId, households[0]!, worst(), inspector, 'sheet-of-door-one');
    expect(await score(roundId, households[0]!, worst(), inspector, 'sheet-of-door-one')).toEqual(first);
    expect(await score(roundId, households[0]!, { ...best(), version: first.version })).toMatchObject({ version: 2, grade: 'cleanest' });
  });

  it('lets a second inspector correct a sheet and keep the first one\'s photo', async () => {
    const { roundId } = await open();
    const photoId = await aPhoto(running, inspector, 'sheet');
    const { version } = await score(roundId, households[0]!, best([photoId]));
    const corrected = await score(roundId, households[0]!, { ...best([photoId]), version }, await anInspector(running, villageId));
    expect([corrected.version, corrected.sections[0]?.items[0]?.photos.map((photo) => photo.photoId)]).toEqual([2, [photoId]]);
  });

  it('opens once at a time, also for two secretaries at once', async () => {
    const both = await Promise.allSettled([open(), open()]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(open()).rejects.toMatchObject({ code: 'ROUND_ALREADY_OPEN' });
  });

  describe('refuses', () => {
    it('an inspector at their own door', async () => {
      const { roundId } = await open();
      const neighbour = await anInspector(running, villageId, { groupNo: 1, doorNo: '1' });
      await expect(score(roundId, { ...households[0]!, householdId: neighbour.householdId }, best(), neighbour)).rejects.toMatchObject({ code: 'SHEET_OWN_HOUSEHOLD', status: 403 });
      expect((await work(roundId, neighbour)).items.filter((item) => item.status === 'own')).toHaveLength(1);
    });

    it('an incomplete sheet, naming each missing item', async () => {
      const { roundId } = await open();
      const answer = score(roundId, households[0]!, { outcome: 'scored', scores: [{ itemId: 'firewood', score: 1000 }] });
      await expect(answer).rejects.toMatchObject({ code: 'SHEET_INCOMPLETE', details: expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('还没打分') })]) });
    });

    it('publishing while doors are left, and scoring after publication', async () => {
      const { roundId } = await open();
      await expect(publish(roundId)).rejects.toMatchObject({ code: 'ROUND_NOT_COMPLETE', details: [{ path: 'households', message: '还有 3 户没打分' }] });
      for (const home of households) await score(roundId, home, best());
      await publish(roundId);
      await expect(score(roundId, households[0]!, { ...worst(), version: 1 })).rejects.toMatchObject({ code: 'ROUND_NOT_SCORING' });
      await expect(publish(roundId)).rejects.toMatchObject({ code: 'ROUND_NOT_SCORING' });
    });

    it('a household of another village, a villager who scores, and an inspector who publishes', async () => {
      const { roundId } = await open();
      const elsewhere = await aVillager(running, { villageId: villages[(villages.indexOf(villageId) + 1) % villages.length]!, groupNo: 9, doorNo: '9' });
      await expect(score(roundId, elsewhere, best())).rejects.toMatchObject({ code: 'HOUSEHOLD_NOT_IN_ROUND' });
      await expect(score(roundId, households[0]!, best(), households[1]!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(publish(roundId, inspector)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it('a round over groups without households', async () => {
      const answer = running.api.call(hygieneRoutes.openRound, { params: { villageId }, body: { title: '空', groupNos: [88] } }, { token: secretary.token });
      await expect(answer).rejects.toMatchObject({ code: 'ROUND_EMPTY' });
    });
  });
});
