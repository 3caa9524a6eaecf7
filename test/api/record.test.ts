import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { fixAccepted, reportConfirmed, type ReportedHow } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { recordRoutes } from '../../shared/contract/record';
import { ruleFor } from '../../shared/domain/record-rules';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { NEXT_VILLAGE, YANGJIAWAN, aCleaner, aSecretary, aVillager, theVillages, type Person, type Villager } from '../support/people';

jest.setTimeout(60_000);
/** A Monday morning. */
const MONDAY = Date.parse('2026-11-23T08:00:00+08:00');
const DAY = 86_400_000;

describe.each(databases)('the co-governance record on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  let doors = 100;
  let closings = 0;
  beforeAll(async () => {
    running = await startApp(on, { now: MONDAY });
    await theVillages(running);
    secretary = await aSecretary(running);
  });
  beforeEach(() => running.clock.set(MONDAY));
  afterAll(() => running?.close());

  const records = () => running.app.get(RecordService, { strict: false });
  const newcomer = (): Promise<Villager> => aVillager(running, { doorNo: String((doors += 1)) });
  const asParticipant = ({ memberId, householdId }: Person) => ({ memberId, householdId: householdId ?? null, groupNo: 3 });
  const fact = (at = running.clock.now(), reportId = `report-${(closings += 1)}`) => ({ villageId: YANGJIAWAN, reportId, what: '垃圾满了 · 三组', at });
  const confirmed = (who: Person, how: ReportedHow = {}, about = fact()) => reportConfirmed(about, asParticipant(who), how);
  const read = (who: Villager) => running.api.call(recordRoutes.household, { params: { householdId: who.householdId } }, { token: who.token });
  const line = (who: Person, entryId: string) => running.api.call(recordRoutes.entry, { params: { entryId } }, { token: who.token });
  const pointsOf = async (who: Villager) => (await read(who)).entries.items.map(({ points }) => points);

  it('takes a closing back by a line of its own, says why and who, and counts as if it had not been', async () => {
    const villager = await newcomer();
    const given = confirmed(villager);
    await records().write(given);
    const before = await running.api.call(recordRoutes.fiveCos, { params: { villageId: YANGJIAWAN } });
    running.clock.advance(60_000);
    await records().reverseSource('report', given.sourceId, '照片是旧的', secretary.memberId);
    const { entries, balance, quarterPoints, phases, standing } = await read(villager);
    expect(entries.items).toMatchObject([
      { title: '收回:上报的事修好了', points: -2, isReversal: true, isReversed: false },
      { title: '上报的事修好了', points: 2, isReversal: false, isReversed: true },
    ]);
    expect([balance, quarterPoints, phases.find(({ phase }) => phase === 'manage')?.entries, standing.village]).toEqual([0, 0, 0, null]);
    const after = await running.api.call(recordRoutes.fiveCos, { params: { villageId: YANGJIAWAN } });
    const [was, is] = [before.items[0]!, after.items[0]!];
    expect([was.people - is.people, was.households - is.households, was.points - is.points]).toEqual([1, 1, 2]);

    const [reversal, original] = await Promise.all(entries.items.map(({ entryId }) => line(villager, entryId)));
    expect(original).toMatchObject({ reversedBy: { entryId: reversal!.entryId, reason: '照片是旧的', byName: secretary.name }, reverses: null });
    expect(reversal).toMatchObject({ reverses: { entryId: original!.entryId, reason: '照片是旧的', byName: secretary.name }, reversedBy: null });
  });

  it('takes back once, however many ask at the same moment, and never a reversal', async () => {
    const villager = await newcomer();
    const given = confirmed(villager);
    await records().write(given);
    const why = { reason: '查为不实', actorId: secretary.memberId };
    const ref = { act: given.act, sourceId: given.sourceId, subjectId: given.subjectId };
    await Promise.all([
      ...Array.from({ length: 4 }, () => records().reverse({ ...ref, ...why })),
      ...Array.from({ length: 4 }, () => records().reverseSource('report', given.sourceId, '查为不实', secretary.memberId)),
    ]);
    expect(await pointsOf(villager)).toEqual([-2, 2]);
    await records().reverseSource('report', given.sourceId, '再来一次', secretary.memberId);
    const [reversal] = (await read(villager)).entries.items;
    const original = (await line(villager, reversal!.entryId)).reverses!.entryId;
    await expect(records().reverse({ entryKey: `reversal:${original}`, ...why })).rejects.toThrow('is no reversal');
    await expect(records().reverse({ ...ref, turn: 2, ...why })).rejects.toThrow('was written');
    expect(await pointsOf(villager)).toEqual([-2, 2]);
  });

  it('lets the same report earn again when it closes again, once per closing', async () => {
    const villager = await newcomer();
    const about = fact();
    await records().write(confirmed(villager, {}, about));
    await records().reverseSource('report', about.reportId, '没修好,重新办理', secretary.memberId, 1);
    for (let times = 0; times < 3; times++) await records().write(confirmed(villager, { turn: 1 }, about));
    await Promise.all(Array.from({ length: 4 }, () => records().write(confirmed(villager, { turn: 2 }, about))));
    // A late repeat of the first reversal leaves the second closing alone.
    await records().reverseSource('report', about.reportId, '没修好,重新办理', secretary.memberId, 1);
    expect((await pointsOf(villager)).sort()).toEqual([-2, 2, 2]);
    expect((await read(villager)).balance).toBe(2);
  });

  it('goes back with the rest of the unit of work', async () => {
    const villager = await newcomer();
    const given = confirmed(villager);
    await records().write(given);
    const failed = running.app.get(UnitOfWork, { strict: false }).run(async () => {
      await records().reverseSource('report', given.sourceId, '查为不实', secretary.memberId);
      throw new Error('the power went off');
    });
    await expect(failed).rejects.toThrow('the power went off');
    expect(await pointsOf(villager)).toEqual([2]);
  });

  it('pays a household three confirmed reports a day and says so on the fourth; midnight in China begins anew', async () => {
    const villager = await newcomer();
    for (const hour of [8, 9, 10, 23.9]) await records().write(confirmed(villager, {}, fact(MONDAY + (hour - 8) * 3_600_000)));
    expect(await pointsOf(villager)).toEqual([0, 2, 2, 2]);
    const [fourth] = (await read(villager)).entries.items;
    expect(fourth).toMatchObject({ points: 0, whyZero: '今天已记满 3 次,这次不加分' });
    expect(await line(villager, fourth!.entryId)).toMatchObject({ whyZero: fourth!.whyZero, rule: { version: ruleFor('report-confirmed').version } });
    await records().write(confirmed(villager, {}, fact(MONDAY + 16 * 3_600_000)));
    expect((await read(villager)).balance).toBe(8);
  });

  it('counts a late line in the day of its act, and a line taken back makes room', async () => {
    const villager = await newcomer();
    const three = [0, 1, 2].map(() => fact());
    for (const about of three) await records().write(confirmed(villager, {}, about));
    running.clock.advance(2 * DAY);
    await records().write(confirmed(villager, {}, fact(MONDAY + 5_000)));
    expect((await read(villager)).balance).toBe(6);
    await records().reverseSource('report', three[0]!.reportId, '查为不实', null);
    await records().write(confirmed(villager, {}, fact(MONDAY + 6_000)));
    await records().write(confirmed(villager, {}, fact(MONDAY + 7_000)));
    expect((await read(villager)).balance).toBe(6);
  });

  it('pays ten a week to a household and eight to one person, from Monday on', async () => {
    const one = await newcomer();
    const other = await aVillager(running, { doorNo: String(doors) });
    for (let day = 0; day < 5; day++) for (let times = 0; times < 2; times++) await records().write(confirmed(one, {}, fact(MONDAY + day * DAY)));
    expect((await read(one)).balance).toBe(16);
    expect((await read(one)).entries.items[0]).toMatchObject({ points: 0, whyZero: '您这一周已记满 8 次,这次不加分' });
    for (let times = 0; times < 3; times++) await records().write(confirmed(other, {}, fact(MONDAY + 5 * DAY)));
    expect((await read(one)).entries.items[0]).toMatchObject({ points: 0, whyZero: '您家这一周已记满 10 次,这次不加分' });
    expect((await read(one)).balance).toBe(20);
    await records().write(confirmed(one, {}, fact(MONDAY + 7 * DAY)));
    expect((await read(one)).balance).toBe(22);
  });

  it('never pays more than the cap to many at once, in whatever order their rows are taken', async () => {
    const [reporter, worker] = [await newcomer(), await newcomer()];
    const both = Array.from({ length: 8 }, () => fact());
    await Promise.all(both.map((about, at) => {
      const [one, other] = at % 2 ? [reporter, worker] : [worker, reporter];
      return records().writeAll([confirmed(one, {}, about), fixAccepted(about, asParticipant(other))]);
    }));
    // Each reported four (three of them paid, 2 points) and fixed four (1 point).
    expect([(await read(reporter)).balance, (await read(worker)).balance]).toEqual([3 * 2 + 4, 3 * 2 + 4]);
    expect((await read(reporter)).entries.items).toHaveLength(8);
  });

  it('says in a sentence why a line brought nothing', async () => {
    const villager = await newcomer();
    const contact = await newcomer();
    await records().write(confirmed(villager, { didTheWork: true }, fact(MONDAY + 1)));
    await records().write(confirmed(villager, { ownDuty: true }, fact(MONDAY + 2)));
    await records().write(confirmed(villager, { onBehalfBy: villager.memberId }, fact(MONDAY + 3)));
    await records().write(confirmed(villager, { onBehalfBy: contact.memberId }, fact(MONDAY + 4)));
    const { items } = (await read(villager)).entries;
    expect(items.map(({ points, whyZero }) => [points, whyZero])).toEqual([
      [2, null], [0, '这是替别人代报的,记一笔,不给代报人家加分'], [0, '这是您负责的地段,不加分'], [0, '这件事是您自己处理的,上报不另加分'],
    ]);
    expect((await line(villager, items[0]!.entryId)).onBehalfName).toBe(contact.name);
  });

  it('remembers somebody without a household, and an old household without an account', async () => {
    const villager = await newcomer();
    const passing = { memberId: secretary.memberId, householdId: null, groupNo: null };
    expect(reportConfirmed(fact(), passing)).toMatchObject({ zeroReason: 'no-household' });
    await records().write(reportConfirmed(fact(), { memberId: null, householdId: villager.householdId, groupNo: 3 }, { onBehalfBy: secretary.memberId }));
    const [entry] = (await read(villager)).entries.items;
    expect(await line(villager, entry!.entryId)).toMatchObject({ points: 2, personName: null, onBehalfName: secretary.name });
  });

  it('shows the secretary two friends who close everything between them, and not the cleaner everybody reports to', async () => {
    const [one, other, cleaner] = [await newcomer(), await newcomer(), await aCleaner(running)];
    const close = async (reporter: Person, worker: Person) => {
      const about = fact(running.clock.now() - DAY);
      await records().writeAll([confirmed(reporter, {}, about), fixAccepted(about, asParticipant(worker))]);
      return about.reportId;
    };
    const pairs = () => running.api.call(recordRoutes.pairs, { params: { villageId: YANGJIAWAN } }, { token: secretary.token });
    for (const who of [await newcomer(), await newcomer()]) for (let times = 0; times < 5; times++) await close(who, cleaner);
    const known = (await pairs()).items.length;
    for (let times = 0; times < 2; times++) await close(one, other);
    for (let times = 0; times < 2; times++) await close(other, one);
    expect((await pairs()).items).toHaveLength(known);
    const last = await close(one, other);
    const found = (await pairs()).items.find(({ people }) => people.some(({ memberId }) => memberId === one.memberId));
    expect(found).toMatchObject({ together: 5, ofAll: 5, points: 15 });
    expect(found!.people.map(({ name }) => name).sort()).toEqual([one.name, other.name].sort());
    expect((await pairs()).items.flatMap(({ people }) => people.map(({ memberId }) => memberId))).not.toContain(cleaner.memberId);
    // The same place dirty and fixed once more: one report, two closings, the report's own points once.
    await records().write(fixAccepted(fact(running.clock.now(), last), asParticipant(other), { turn: 2 }));
    const again = (await pairs()).items.find(({ people }) => people.some(({ memberId }) => memberId === one.memberId));
    expect(again).toMatchObject({ together: 6, ofAll: 6, points: 16 });
    expect(new Set(again!.reportIds).size).toBe(5);
    await records().reverseSource('report', last, '查为不实', secretary.memberId);
    expect((await pairs()).items).toHaveLength(known);
  });

  it('shows the pairs to those who oversee the record of this village, and to nobody else', async () => {
    const status = async ({ token }: { token?: string }) => (await running.api.send(recordRoutes.pairs, { params: { villageId: YANGJIAWAN } }, { token })).status;
    expect(await status(secretary)).toBe(200);
    expect(await Promise.all([{}, await newcomer(), await aCleaner(running), await aSecretary(running, NEXT_VILLAGE)].map(status))).toEqual([401, 403, 403, 403]);
  });
});
