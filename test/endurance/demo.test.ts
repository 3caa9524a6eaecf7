import type { StoryClock } from '../../server/seed/demo/seed-clock';
import { seedDemo } from '../../server/seed/demo';
import { FinaliseRound } from '../../server/src/features/hygiene/finalise-round.job';
import { RecordBooks } from '../../server/src/features/record/record-books.service';
import { contentCheckRoutes } from '../../shared/contract/content-check';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { boardRoutes, objectionRoutes } from '../../shared/contract/hygiene-review';
import { householdRoutes } from '../../shared/contract/household';
import { householdChangeRoutes } from '../../shared/contract/household-change';
import { intakeRoutes } from '../../shared/contract/intake';
import { memberRoutes } from '../../shared/contract/member';
import { postRoutes } from '../../shared/contract/post';
import { recordRoutes } from '../../shared/contract/record';
import { lineObjectionRoutes } from '../../shared/contract/record-objection';
import { recordRuleRoutes } from '../../shared/contract/record-rule';
import { regionRoutes } from '../../shared/contract/region';
import { reportRoutes } from '../../shared/contract/report';
import { villageRoutes } from '../../shared/contract/village';
import { workbenchRoutes } from '../../shared/contract/workbench';
import { REPORT_STATES } from '../../shared/domain/report-states';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { YANGJIAWAN } from '../support/people';

const START = Date.parse('2026-11-23T20:00:00+08:00');
const params = { villageId: YANGJIAWAN };

describe.each(databases)('somebody starts the demo for the first time, on $name', (database) => {
  let running: RunningApp;
  let clock: StoryClock;

  beforeAll(async () => {
    running = await startApp(database, { now: START });
    clock = { now: () => running.clock.now(), set: (at) => running.clock.set(at), release: () => running.clock.set(START) };
  });
  afterAll(() => running.close());

  const page = () => running.api.call(villageRoutes.page, { params });
  const reports = async () => (await running.api.call(reportRoutes.list, { params, query: { limit: 50 } })).items;

  it('and a crash in the middle of the story leaves none of it', async () => {
    const finalise = jest.spyOn(running.app.get(FinaliseRound, { strict: false }), 'run').mockRejectedValueOnce(new Error('the power went'));
    await expect(seedDemo(running.app, clock)).rejects.toThrow('the power went');
    finalise.mockRestore();
    expect(await page()).toMatchObject({ intro: '', latest: [], reports: [], hygiene: null });
    expect(clock.now()).toBe(START);
  }, 120_000);

  it('and the next start tells it whole', async () => {
    await seedDemo(running.app, clock);
    const { boards, cover, hygiene, followerCount, latest, openReports } = await page();
    expect(boards).toHaveLength(8);
    for (const { posts } of boards) expect(posts).toHaveLength(2);
    expect(cover).not.toBeNull();
    expect(latest.filter(({ pinned }) => pinned)).toHaveLength(2);
    expect(hygiene).toMatchObject({ rank: 3, ranked: 5, gained: 2, final: false });
    expect(followerCount).toBeGreaterThan(50);
    expect(openReports).toBeGreaterThanOrEqual(4);
  }, 120_000);

  it('with the 140 real villages of the district', async () => {
    const towns = await running.api.call(regionRoutes.children, { params: { regionId: '421102' } });
    const villages = await Promise.all(towns.items.map(({ regionId }) => running.api.call(regionRoutes.children, { params: { regionId } })));
    expect(villages.flatMap(({ items }) => items)).toHaveLength(140);
  });

  it('with a report in every state and a round in every state', async () => {
    const secretary = await running.as('secretary');
    expect(new Set((await reports()).map(({ state }) => state))).toEqual(new Set(REPORT_STATES));
    const rounds = await running.api.call(hygieneRoutes.rounds, { params }, { token: secretary });
    expect(rounds.items.map(({ state }) => state)).toEqual(['planned', 'scoring', 'notice', 'final', 'final']);
  });

  it('with objections that wait, one that was right, and a mark that a photo has taken away', async () => {
    const secretary = { token: await running.as('secretary') };
    const states = async (state: 'live' | 'ended') => (await running.api.call(objectionRoutes.list, { params, query: { state } }, secretary)).items.map((one) => one.state);
    expect([await states('live'), await states('ended')]).toEqual([['open', 'looking'], ['upheld']]);
    const { items } = await running.api.call(hygieneRoutes.rounds, { params });
    const boards = await running.api.call(boardRoutes.read, { params: { roundId: items.find(({ state }) => state === 'notice')!.roundId } });
    expect(boards).toMatchObject({ mode: 'door', takenAway: 1, black: expect.arrayContaining([{ label: '二组 2 号', headName: '', photos: [] }]) });
    expect(boards.black.map(({ label }) => label)).not.toEqual(expect.arrayContaining(['一组 6 号']));
  });

  it('with something that waits for every persona\'s thumb, and a record that grew', async () => {
    const villager = await running.as('villager');
    expect((await running.api.call(villageRoutes.home, {}, { token: villager })).waiting).toHaveLength(1);
    const { items: claims } = await running.api.call(householdRoutes.claims, { params }, { token: await running.as('group-leader') });
    expect(claims.map(({ personName }) => personName)).toEqual(['陈小芳']);
    const five = await running.api.call(recordRoutes.fiveCos, { params });
    expect(five.householdsInVillage).toBe(49);
    expect(five.items[0]?.points).toBeGreaterThan(100);
  });

  it('with jobs for the cleaner, calls written down, and something for whoever looks at what is held', async () => {
    const { items: jobs } = await running.api.call(workbenchRoutes.day, {}, { token: await running.as('cleaner') });
    expect(jobs.map(({ report: { place } }) => place.label)).toEqual(expect.arrayContaining(['四组 坡下路口', '二组 晒场边']));
    const secretary = await running.as('secretary');
    const intakes = await running.api.call(intakeRoutes.list, { params }, { token: secretary });
    expect(intakes.items.map(({ channel, callerName }) => [channel, callerName])).toEqual([['on-behalf', '杨桂兰'], ['duty-line', '周奶奶']]);
    const held = await running.api.call(contentCheckRoutes.queue, {}, { token: secretary });
    expect(held.items).toHaveLength(1);
    expect((await reports()).map(({ place }) => place.label)).not.toContain('四组 变电箱旁');
  });

  it('with a household that was split, a line that somebody objects to, and a county\'s rule by which fixes were counted', async () => {
    const secretary = { token: await running.as('secretary') };
    const [change] = (await running.api.call(householdChangeRoutes.list, { params }, secretary)).items;
    expect(change).toMatchObject({ kind: 'split', people: 1, points: 2, from: { label: '五组 4 号' }, to: { label: '五组 10 号' } });
    const { items: objections } = await running.api.call(lineObjectionRoutes.list, { params }, secretary);
    expect(objections).toMatchObject([{ state: 'open', householdLabel: '四组 6 号', isLate: false, askedBy: null, words: expect.stringContaining('只记了一回') }]);
    const { items } = await running.api.call(recordRuleRoutes.ofVillage, { params });
    expect(items.find(({ rule }) => rule.act === 'fix-accepted')?.rule).toMatchObject({ level: 'county', state: 'in-force', points: 2 });
    const cleaner = (await running.api.call(memberRoutes.me, {}, { token: await running.as('cleaner') })).residencies[0]!;
    const { entries } = await running.api.call(recordRoutes.household, { params: { householdId: cleaner.householdId }, query: { limit: 50 } }, secretary);
    expect(entries.items.filter(({ act, isReversal }) => act === 'fix-accepted' && !isReversal).map(({ points }) => points)).toEqual(expect.arrayContaining([2]));
    expect(await running.app.get(RecordBooks, { strict: false }).differences(YANGJIAWAN)).toEqual([]);
  });

  it('with nothing dated in the future', async () => {
    const { items } = await running.api.call(postRoutes.list, { params, query: { limit: 50 } });
    const times = [...items.map(({ publishedAt }) => publishedAt), ...(await reports()).map(({ submittedAt }) => submittedAt)];
    for (const time of times) expect(Date.parse(time)).toBeLessThanOrEqual(START);
  });

  it('and a later start changes nothing', async () => {
    const secretary = { token: await running.as('secretary') };
    const told = async () => [await page(), await reports(), await running.api.call(householdChangeRoutes.list, { params }, secretary), (await running.api.call(lineObjectionRoutes.list, { params }, secretary)).items.length];
    const before = await told();
    await seedDemo(running.app, clock);
    expect(await told()).toEqual(before);
  });
});
