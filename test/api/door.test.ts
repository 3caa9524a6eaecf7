import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { HouseholdCodes } from '../../server/src/features/household/household-codes.service';
import { HouseholdSerial } from '../../server/src/features/household/household.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { doorRoutes } from '../../shared/contract/door';
import { householdRoutes } from '../../shared/contract/household';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { auditRoutes } from '../../shared/contract/member';
import { currentChecklist } from '../../shared/domain/checklists';
import type { DoorShows } from '../../shared/domain/door-shows';
import { itemsOf } from '../../shared/domain/grades';
import { householdCode, spokenHouseholdCode } from '../../shared/domain/household-code';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { readPdf } from '../support/pdf';
import { aFollower, aHousehold, aSecretary, aTownOfficer, aVillager, anInspector, theVillages, type Person, type Villager } from '../support/people';


const villages = Array.from({ length: 20 }, (_, at) => `4211022003${20 + at}`);

describe.each(databases)('the code of a household on $name', (on) => {
  let running: RunningApp;
  let villageId: string;
  let turn = 0;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-02T02:00:00Z' });
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());
  beforeEach(() => {
    villageId = villages[turn++ % villages.length]!;
  });

  const codes = () => running.app.get(HouseholdCodes, { strict: false });
  const uow = () => running.app.get(UnitOfWork, { strict: false });
  const importing = async (rows: string) => {
    const secretary = await aSecretary(running, villageId);
    const bytes = Buffer.from(`\uFEFF组,门牌号,户主,姓名,关系,在村/外出,党员户,低保户\n${rows}`);
    const { importId } = await running.api.call(householdRoutes.previewImport, { params: { villageId } }, { token: secretary.token, file: { bytes, name: 'h.csv', type: 'text/csv' } });
    return running.api.call(householdRoutes.applyImport, { params: { importId } }, { token: secretary.token });
  };

  it('comes with the household, in walking order, and stays when the household changes', async () => {
    await importing('3,12,陈大,陈大,户主,在村,否,否\n3,9,陈二,陈二,户主,在村,否,否\n1,2,陈三,陈三,户主,在村,否,否\n');
    const ids = await Promise.all([[1, '2'], [3, '9'], [3, '12']].map(async ([groupNo, doorNo]) => (await aHousehold(running, { villageId, groupNo: groupNo as number, doorNo: doorNo as string })).id));
    const given = await codes().codesOf(villageId);
    expect(ids.map((id) => given.get(id))).toEqual([1, 2, 3].map((serial) => householdCode(villageId, serial)));
    await importing('3,9,陈小二,陈小二,户主,在村,是,否\n1,1,陈四,陈四,户主,在村,否,否\n');
    const later = await codes().codesOf(villageId);
    expect(ids.map((id) => later.get(id))).toEqual(ids.map((id) => given.get(id)));
    expect(later.get((await aHousehold(running, { villageId, groupNo: 1, doorNo: '1' })).id)).toBe(householdCode(villageId, 4));
    expect(await codes().byCode(spokenHouseholdCode(householdCode(villageId, 2)))).toMatchObject({ householdId: ids[1], villageId });
    expect(await codes().codesOf(villageId, [ids[2]!])).toEqual(new Map([[ids[2], householdCode(villageId, 3)]]));
  });

  it('is unknown when a digit is wrong or nobody has it', async () => {
    await aHousehold(running, { villageId });
    const code = householdCode(villageId, 1);
    expect(await codes().byCode(code)).not.toBeNull();
    for (const wrong of [`${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`, householdCode(villageId, 2), '', '1']) expect(await codes().byCode(wrong)).toBeNull();
  });

  it('when the numbers of a village are used up, nothing of the table is stored', async () => {
    await aHousehold(running, { villageId });
    await uow().run(() => uow().repo(HouseholdSerial).update({ villageId }, { lastSerial: 9_998 }));
    await expect(importing('5,1,陈大,陈大,户主,在村,否,否\n5,2,陈二,陈二,户主,在村,否,否\n')).rejects.toMatchObject({ status: 422, code: 'HOUSEHOLD_CODES_USED_UP' });
    expect((await codes().codesOf(villageId)).size).toBe(1);
    await importing('5,1,陈大,陈大,户主,在村,否,否\n');
    expect((await codes().codesOf(villageId)).size).toBe(2);
  });

  describe('scanned by a passer-by', () => {
    let secretary: Person;
    let home: Villager;
    beforeEach(async () => {
      secretary = await aSecretary(running, villageId);
      home = await aVillager(running, { villageId, groupNo: 1, doorNo: '7', personName: '杨秀珍' });
    });

    const codeOf = async ({ householdId }: Villager) => (await codes().codesOf(villageId)).get(householdId)!;
    const look = async (who?: Person) => running.api.call(doorRoutes.look, { params: { code: await codeOf(home) } }, { token: who?.token });
    const read = (who: Person = home) => running.api.call(doorRoutes.read, { params: { householdId: home.householdId } }, { token: who.token });
    const choose = async (shows: DoorShows, who: Person = home, version?: number) =>
      running.api.call(doorRoutes.choose, { params: { householdId: home.householdId }, body: { shows, version: version ?? (await read()).version } }, { token: who.token });
    const allow = async (highest: DoorShows, version?: number) => {
      const token = secretary.token;
      const rule = await running.api.call(doorRoutes.rule, { params: { villageId } }, { token });
      return running.api.call(doorRoutes.setRule, { params: { villageId }, body: { highest, version: version ?? rule.version } }, { token });
    };
    /** A final round in which the household was the cleanest, which brings it points. */
    const graded = async () => {
      const { roundId } = await running.api.call(hygieneRoutes.openRound, { params: { villageId }, body: { title: '十一月评比', noticeDays: 1 } }, { token: secretary.token });
      const scores = itemsOf(currentChecklist).map(({ id, max }) => ({ itemId: id, score: max }));
      const inspector = await anInspector(running, villageId);
      await running.api.call(hygieneRoutes.score, { params: { roundId, householdId: home.householdId }, body: { outcome: 'scored', scores } }, { token: inspector.token });
      await running.api.call(hygieneRoutes.publish, { params: { roundId } }, { token: secretary.token });
      running.clock.advance(2 * 86_400_000);
      await running.app.get(JobRunner, { strict: false }).drain();
    };

    it('tells the village and nothing else, until the household wants more and the village allows it', async () => {
      await graded();
      const code = await codeOf(home);
      const bare = await look();
      expect(bare).toEqual({ code, village: expect.objectContaining({ villageId }), shows: 'nothing', grade: null, points: null, householdId: null, isOwn: false });
      await expect(choose('grade')).rejects.toMatchObject({ status: 422, code: 'DOOR_SHOWS_TOO_MUCH' });

      await allow('points');
      expect(await look()).toEqual(bare);
      expect(await choose('grade')).toMatchObject({ chosen: 'grade', highest: 'points', shows: 'grade', version: 1, mayChoose: true });
      expect(await look()).toEqual({ ...bare, shows: 'grade', grade: { grade: 'cleanest', roundTitle: '十一月评比', final: true } });
      await choose('points');
      const all = await look();
      expect(all).toMatchObject({ shows: 'points', grade: { grade: 'cleanest' }, householdId: null });
      expect(all.points).toBeGreaterThan(0);

      await allow('grade');
      expect(await look()).toMatchObject({ shows: 'grade', points: null });
      expect(await read()).toMatchObject({ chosen: 'points', highest: 'grade', shows: 'grade' });
      await allow('nothing');
      expect(await look()).toEqual(bare);
      await choose('nothing');
    });

    it('never gives a name or a door number away, to strangers as to neighbours', async () => {
      await graded();
      await allow('points');
      await choose('points');
      const { headName } = await aHousehold(running, { villageId, groupNo: 1, doorNo: '7' });
      const neighbour = await aVillager(running, { villageId, groupNo: 1, doorNo: '8' });
      for (const who of [undefined, neighbour, await aFollower(running)]) {
        const seen = await look(who);
        expect(seen).toMatchObject({ shows: 'points', householdId: null, isOwn: false });
        for (const secret of [headName, '杨秀珍', '7 号', home.householdId, home.memberId]) expect(JSON.stringify(seen)).not.toContain(secret);
      }
    });

    it('takes its own people and those who look after the village to the household', async () => {
      expect(await look(home)).toMatchObject({ householdId: home.householdId, isOwn: true, shows: 'nothing' });
      const elsewhere = villages[turn % villages.length]!;
      for (const who of [secretary, await anInspector(running, villageId), await aTownOfficer(running, villageId.slice(0, 9))]) expect(await look(who)).toMatchObject({ householdId: home.householdId, isOwn: false });
      for (const who of [await aSecretary(running, elsewhere), await anInspector(running, elsewhere)]) expect(await look(who)).toMatchObject({ householdId: null });
    });

    it('a wrong code and one that nobody has are told the same, with what to do', async () => {
      const code = await codeOf(home);
      for (const wrong of [`${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`, householdCode(villageId, 9_000), '12', 'x'.repeat(60)]) {
        await expect(running.api.call(doorRoutes.look, { params: { code: wrong } })).rejects.toMatchObject({ status: 404, code: 'DOOR_CODE_UNKNOWN', message: expect.stringContaining('请对着门牌再扫一次') });
      }
      expect(await running.api.call(doorRoutes.look, { params: { code: spokenHouseholdCode(code) } })).toMatchObject({ code });
    });

    it('each verified member of the household may choose, and the household sees who did', async () => {
      await allow('points');
      const son = await aVillager(running, { villageId, groupNo: 1, doorNo: '7', presence: 'away', personName: '杨小明' });
      await choose('points');
      running.clock.advance(60_000);
      expect((await choose('nothing', son)).changes.map(({ shows, byName }) => `${byName} ${shows}`)).toEqual(['杨小明 nothing', '杨秀珍 points']);
      expect(await read(secretary)).toMatchObject({ shows: 'nothing', mayChoose: false, changes: [] });
      for (const [who, status] of [[secretary, 403], [await aVillager(running, { villageId, groupNo: 1, doorNo: '8' }), 404], [await aSecretary(running, villages[turn % villages.length]), 404]] as const) {
        await expect(choose('grade', who)).rejects.toMatchObject({ status });
      }
      await expect(running.api.call(doorRoutes.read, { params: { householdId: 'none' } }, { token: home.token })).rejects.toMatchObject({ status: 404 });
    });

    it('of two who choose at once one is told, the first time and later; the same for the village', async () => {
      await allow('points');
      for (const version of [0, 1]) {
        const both = await Promise.allSettled([choose('grade', home, version), choose('points', home, version)]);
        expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'CHANGED_MEANWHILE' } });
      }
      expect((await read()).changes).toHaveLength(2);
      await expect(allow('grade', 0)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
      await expect(allow('grade', 7)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
      const log = await running.api.call(auditRoutes.list, { params: { villageId } }, { token: secretary.token });
      expect(log.items.map(({ words }) => words)).toEqual(['规定户牌最多显示等级和积分']);
    });

    it('plates: the village, the door and a code that opens the page; what was printed is noted when somebody says so', async () => {
      await aVillager(running, { villageId, groupNo: 2, doorNo: '3' });
      const print = async (query: object) => readPdf((await running.api.send(doorRoutes.plates, { params: { villageId }, query }, { token: secretary.token })).body as Uint8Array);
      const code = await codeOf(home);
      const { headName } = await aHousehold(running, { villageId, groupNo: 1, doorNo: '7' });
      const all = await print({});
      expect(all.qrCodes).toHaveLength(2);
      expect(all.qrCodes[0]).toMatch(new RegExp(`/#/packages/resident/door/index\\?code=${code}$`));
      for (const words of ['一组 7 号', '二组 3 号', spokenHouseholdCode(code)]) expect(all.text).toContain(words);
      for (const secret of [headName, '杨秀珍']) expect(all.text).not.toContain(secret);

      const note = (body: object) => running.api.call(doorRoutes.notePrinted, { params: { villageId }, body: body as never }, { token: secretary.token });
      expect((await note({ groupNo: 1 })).groups).toEqual([{ groupNo: 1, name: '一组', households: 1, unprinted: 0 }, { groupNo: 2, name: '二组', households: 1, unprinted: 1 }]);
      expect((await read()).printedAt).toBe(new Date(running.clock.now()).toISOString());
      const rest = await print({ which: 'unprinted' });
      expect(rest.text).toContain('二组 3 号');
      expect(rest.qrCodes).toHaveLength(1);
      await note({ which: 'unprinted' });
      await expect(running.api.call(doorRoutes.plates, { params: { villageId }, query: { which: 'unprinted' } }, { token: secretary.token })).rejects.toMatchObject({ status: 404 });
      const own = readPdf((await running.api.send(doorRoutes.plate, { params: { householdId: home.householdId } }, { token: home.token })).body as Uint8Array);
      expect(own).toMatchObject({ pages: 1, qrCodes: [all.qrCodes[0]] });
    });
  });

  it('more than 200 plates at once are too many', async () => {
    const secretary = await aSecretary(running, villageId);
    await importing(Array.from({ length: 201 }, (_, n) => `${(n % 3) + 1},${n + 1},陈大,陈大,户主,在村,否,否\n`).join(''));
    await expect(running.api.call(doorRoutes.plates, { params: { villageId } }, { token: secretary.token })).rejects.toMatchObject({ status: 400, details: [expect.objectContaining({ path: 'groupNo' })] });
    expect((await running.api.call(doorRoutes.rule, { params: { villageId } }, { token: secretary.token })).groups[0]).toMatchObject({ households: 67, unprinted: 67 });
  });
});
