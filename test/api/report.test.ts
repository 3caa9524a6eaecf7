import { recordRoutes } from '../../shared/contract/record';
import { reportRoutes } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCleaner, aFollower, aSecretary, aVillager, NEXT_VILLAGE as NEXT_DOOR, theVillages, YANGJIAWAN as HOME, type Person } from '../support/people';
import { aPhoto, aReport, fixedReport } from '../support/reports';

describe.each(databases)('a villager reports a mess on $name', (on) => {
  let running: RunningApp;
  let villager: Person;
  let secretary: Person;
  let cleaner: Person;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-23T02:00:00Z' });
    await theVillages(running);
    villager = await aVillager(running, { villageId: HOME, groupNo: 3, doorNo: '12' });
    secretary = await aSecretary(running, HOME);
    cleaner = await aCleaner(running, HOME);
  });
  afterAll(() => running?.close());

  const read = (reportId: string, token?: string) => running.api.call(reportRoutes.read, { params: { reportId } }, { token });
  const record = (who: Person) => running.api.call(recordRoutes.household, { params: { householdId: who.householdId! } }, { token: who.token });

  it('and everybody who works on it leaves a line on the timeline', async () => {
    const sent = await aReport(running, villager, HOME, { words: '老槐树旁' });
    expect(sent).toMatchObject({ number: expect.stringMatching(/^2611-\d{4}$/), state: 'submitted', isMine: true, moves: ['drop'] });
    expect(sent.place.label).toBe('三组 老槐树旁');
    const params = { reportId: sent.reportId };
    await running.api.call(reportStaffRoutes.accept, { params, body: { note: '马上安排' } }, { token: secretary.token });
    await running.api.call(reportStaffRoutes.assign, { params, body: { workerId: cleaner.memberId, note: '' } }, { token: secretary.token });
    const photoIds = [await aPhoto(running, cleaner)];
    const fixed = await running.api.call(reportStaffRoutes.fix, { params, body: { photoIds, note: '清干净了' } }, { token: cleaner.token });
    expect(fixed.after).toHaveLength(1);
    expect((await read(sent.reportId, villager.token)).moves).toEqual(['confirm', 'dispute']);
    const closed = await running.api.call(reportRoutes.confirm, { params, body: {} }, { token: villager.token });
    expect(closed.state).toBe('closed');
    expect(closed.steps.map((step) => step.move)).toEqual(['confirm', 'fix', 'assign', 'accept', 'submit']);
    expect(closed.steps.find((step) => step.move === 'accept')).toMatchObject({ note: '马上安排', at: '2026-11-23T02:00:00.000Z' });
  });

  it('and the record gets one line for the reporter and one for the worker', async () => {
    const reporter = await aVillager(running, { villageId: HOME, groupNo: 4, doorNo: '1' });
    const worker = await aCleaner(running, HOME, { groupNo: 4, doorNo: '2' });
    const { reportId } = await fixedReport(running, { reporter, secretary, worker, villageId: HOME });
    await running.api.call(reportRoutes.confirm, { params: { reportId }, body: {} }, { token: reporter.token });
    const mine = await record(reporter);
    expect(mine).toMatchObject({ quarter: '2026Q4', quarterPoints: 2, balance: 2 });
    expect(mine.entries.items).toEqual([expect.objectContaining({ act: 'report-confirmed', phase: 'manage', points: 2 })]);
    const theirs = await record(worker);
    expect(theirs.entries.items).toEqual([expect.objectContaining({ act: 'fix-accepted', phase: 'build', points: 1 })]);
    const explained = await running.api.call(recordRoutes.entry, { params: { entryId: mine.entries.items[0]!.entryId } }, { token: reporter.token });
    expect(explained).toMatchObject({ rule: { version: 2 }, source: { kind: 'report', id: reportId }, personName: reporter.name });
  });

  it('and confirming again, or twice at the same moment, adds nothing', async () => {
    const reporter = await aVillager(running, { villageId: HOME, groupNo: 5, doorNo: '1' });
    const { reportId } = await fixedReport(running, { reporter, secretary, worker: cleaner, villageId: HOME });
    const confirm = (key: string) => running.api.send(reportRoutes.confirm, { params: { reportId }, body: {} }, { token: reporter.token, key });
    const both = await Promise.all([confirm('first-key-1'), confirm('second-key-2')]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const winner = both[0]!.status === 201 ? 'first-key-1' : 'second-key-2';
    expect((await confirm(winner)).status).toBe(201);
    expect((await record(reporter)).entries.items).toHaveLength(1);
  });

  it('and says it is not fixed, which sends it back without any points', async () => {
    const reporter = await aVillager(running, { villageId: HOME, groupNo: 6, doorNo: '1' });
    const { reportId } = await fixedReport(running, { reporter, secretary, worker: cleaner, villageId: HOME });
    const back = await running.api.call(reportRoutes.dispute, { params: { reportId }, body: { note: '还有一半没清' } }, { token: reporter.token });
    expect(back.state).toBe('assigned');
    expect((await read(reportId, cleaner.token)).moves).toEqual(['hand-back', 'partly-fix', 'fix']);
    expect((await record(reporter)).balance).toBe(0);
  });

  it('and stays unnamed to the village unless they chose otherwise', async () => {
    const hidden = await aReport(running, villager, HOME);
    const shown = await aReport(running, villager, HOME, {}, { showName: true });
    const asStranger = JSON.stringify(await read(hidden.reportId));
    expect(asStranger).not.toContain(villager.name);
    expect(asStranger).not.toContain(villager.memberId);
    expect((await read(shown.reportId)).reporterName).toBe(villager.name);
  });

  it('and the same sending, retried with its key, is one report with one number', async () => {
    const photoId = await aPhoto(running, villager);
    const body = { kind: 'litter' as const, photoIds: [photoId], place: { groupNo: 2 } };
    const send = () => running.api.call(reportRoutes.submit, { params: { villageId: HOME }, body }, { token: villager.token, key: 'retry-of-one-report' });
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    await expect(running.api.call(reportRoutes.submit, { params: { villageId: HOME }, body: { ...body, kind: 'lamp' } }, { token: villager.token, key: 'retry-of-one-report' }))
      .rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', status: 409 });
  });

  it('and ten of them at once get ten different numbers', async () => {
    const people: Person[] = [];
    for (let door = 1; door <= 10; door++) people.push(await aVillager(running, { villageId: HOME, groupNo: 7, doorNo: String(door) }));
    const sent = await Promise.all(people.map((person) => aReport(running, person, HOME)));
    expect(new Set(sent.map((report) => report.number)).size).toBe(10);
  });

  describe('and is told clearly when', () => {
    it.each([
      ['there is no photo', { photoIds: [] }, 'photoIds'],
      ['the place is missing', { place: {} }, 'place'],
      ['no kind is chosen', { kind: '' }, 'kind'],
      ['the kind has no such question', { answers: { colour: '红' } }, 'answers.colour'],
      ['the description is too long', { description: '长'.repeat(501) }, 'description'],
    ])('%s', async (_, wrong, path) => {
      const body = { kind: 'litter', photoIds: [await aPhoto(running, villager)], place: { groupNo: 1 }, ...wrong };
      const answer = running.api.call(reportRoutes.submit, { params: { villageId: HOME }, body: body as never }, { token: villager.token });
      await expect(answer).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [expect.objectContaining({ path, message: expect.stringMatching(/[一-龥]/) })] });
    });

    it.each([
      ['the village has no such kind', { kind: 'ufo' }, 'REPORT_KIND_UNKNOWN'],
      ['the facility is not the village\'s', { facilityId: 'nowhere' }, 'REPORT_FACILITY_UNKNOWN'],
    ])('%s', async (_, wrong, code) => {
      const body = { kind: 'litter', photoIds: [await aPhoto(running, villager)], place: { groupNo: 1 }, ...wrong };
      const answer = running.api.call(reportRoutes.submit, { params: { villageId: HOME }, body }, { token: villager.token });
      await expect(answer).rejects.toMatchObject({ code });
    });

    it('a photo belongs to somebody else', async () => {
      const photoIds = [await aPhoto(running, cleaner)];
      const body = { kind: 'litter' as const, photoIds, place: { groupNo: 1 } };
      await expect(running.api.call(reportRoutes.submit, { params: { villageId: HOME }, body }, { token: villager.token })).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS' });
    });
  });

  describe('and nobody acts out of their part', () => {
    const move = (reportId: string, who: Person) => running.api.send(reportStaffRoutes.accept, { params: { reportId }, body: {} }, { token: who.token });

    it('neither a follower, a resident of another village, nor its secretary', async () => {
      const { reportId } = await aReport(running, villager, HOME);
      const others = [await aFollower(running), await aVillager(running, { villageId: NEXT_DOOR, groupNo: 1, doorNo: '1' }), await aSecretary(running, NEXT_DOOR)];
      for (const other of others) {
        expect((await move(reportId, other)).status).toBe(403);
        await expect(aReport(running, other, HOME)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    });

    it('a worker from elsewhere cannot be given the report', async () => {
      const { reportId } = await aReport(running, villager, HOME);
      const stranger = await aCleaner(running, NEXT_DOOR);
      await expect(running.api.call(reportStaffRoutes.assign, { params: { reportId }, body: { workerId: stranger.memberId } }, { token: secretary.token }))
        .rejects.toMatchObject({ code: 'REPORT_WORKER_UNKNOWN' });
    });

    it('the worker does not confirm their own work; where they reported it too, the village does', async () => {
      const report = await fixedReport(running, { reporter: cleaner, secretary, worker: cleaner, villageId: HOME });
      const confirm = (who: Person) => running.api.call(reportRoutes.confirm, { params: { reportId: report.reportId }, body: {} }, { token: who.token });
      await expect(confirm(cleaner)).rejects.toMatchObject({ code: 'REPORT_OWN_FIX' });
      expect((await confirm(secretary)).state).toBe('closed');
    });

    it('a move the state does not allow is refused, and of two secretaries at once one wins', async () => {
      const { reportId } = await aReport(running, villager, HOME);
      const second = await aSecretary(running, HOME);
      const both = await Promise.all([move(reportId, secretary), move(reportId, second)]);
      expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
      await expect(running.api.call(reportRoutes.confirm, { params: { reportId }, body: {} }, { token: villager.token })).rejects.toMatchObject({ code: 'REPORT_MOVE_NOT_POSSIBLE' });
    });
  });

  it('and the village sees its list page by page without a gap', async () => {
    const all = new Set<string>();
    for (let after: string | undefined, turn = 0; turn < 20; turn++) {
      const page = await running.api.call(reportRoutes.list, { params: { villageId: HOME }, query: { limit: 4, ...(after && { after }) } });
      page.items.forEach((report) => all.add(report.reportId));
      if (!page.next) break;
      after = page.next;
    }
    const whole = await running.api.call(reportRoutes.list, { params: { villageId: HOME }, query: { limit: 50 } });
    expect(all).toEqual(new Set(whole.items.map((report) => report.reportId)));
  });

  it('and is rejected with a reason they can read', async () => {
    const { reportId } = await aReport(running, villager, HOME);
    await expect(running.api.call(reportStaffRoutes.reject, { params: { reportId }, body: { note: ' ' } }, { token: secretary.token })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await running.api.call(reportStaffRoutes.reject, { params: { reportId }, body: { note: '这是私人院内,请和邻居商量' } }, { token: secretary.token });
    expect(await read(reportId)).toMatchObject({ state: 'rejected', endedAt: '2026-11-23T02:00:00.000Z', steps: [expect.objectContaining({ note: '这是私人院内,请和邻居商量' }), expect.anything()] });
  });
});
