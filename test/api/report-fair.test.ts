import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { Report } from '../../server/src/features/report/report.entity';
import { dutyRoutes } from '../../shared/contract/duty';
import { intakeRoutes } from '../../shared/contract/intake';
import { databases } from '../support/databases';
import { aCleaner, YANGJIAWAN, type Person } from '../support/people';
import { startWithCast, type ReportCast } from '../support/report-cast';

describe.each(databases)('nobody is judged by the wrong figure or left in the dark on $name', (on) => {
  let cast: ReportCast;
  beforeAll(async () => {
    cast = await startWithCast(on);
  });
  afterAll(() => cast?.close());

  const row = (id: string) => cast.app.get(UnitOfWork).repo(Report).findOneByOrFail({ id });
  const intake = async (who: Person, caller: object = {}) => {
    const body = {
      channel: 'duty-line' as const, heardWords: '桶满了', caller: { name: '杨婆婆', phone: '13800001234', ...caller },
      report: { kind: 'bin-full', place: { groupNo: 5, words: '井边' } },
    };
    const { report } = await cast.api.call(intakeRoutes.take, { params: { villageId: YANGJIAWAN }, body }, { token: who.token });
    await cast.settleChecks();
    return report.reportId;
  };
  const done = async (reportId: string) => {
    await cast.act(cast.secretary, 'assign', reportId, { workerId: cast.cleaner.memberId });
    await cast.act(cast.cleaner, 'fix', reportId, {}, 'a photo');
  };

  describe('taken out of sight:', () => {
    it('whoever sent it reads why, may say a word that reaches the village, and is told when it is back', async () => {
      const id = await cast.report();
      await cast.act(cast.secretary, 'hide', id, { note: '照片里有别人家的门牌' });
      expect(await cast.told(cast.villager, id)).toContain('先收起了');
      expect(await cast.read(id, cast.villager)).toMatchObject({ isHidden: true, hiddenReason: '照片里有别人家的门牌' });
      await expect(cast.read(id, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await cast.act(cast.villager, 'reply', id, { note: '门牌已经涂掉了' });
      await cast.settleChecks();
      expect(await cast.told(cast.cadre, id)).toContain('有人留言');
      await cast.act(cast.cadre, 'show', id);
      expect((await cast.told(cast.villager, id)).at(-1)).toBe('又看得到了');
      expect((await cast.read(id)).hiddenReason).toBeNull();
    });
  });

  describe('work that goes to somebody else:', () => {
    it('the one before is told, whether it was given to another or handed up', async () => {
      const given = await cast.assigned();
      const other = await aCleaner(cast);
      await cast.act(cast.secretary, 'assign', given, { workerId: other.memberId });
      expect((await cast.told(cast.cleaner, given)).at(-1)).toBe('改派了');
      const up = await cast.assigned();
      await cast.act(cast.secretary, 'forward', up, { to: '县交通局', note: '主路归县里' });
      expect((await cast.told(cast.cleaner, up)).at(-1)).toBe('转上级或部门办');
    });

    it('given to the same person again, nothing is said of another', async () => {
      const id = await cast.assigned();
      await cast.act(cast.secretary, 'assign', id, { workerId: cast.cleaner.memberId, note: '请今天去' });
      expect(await cast.told(cast.cleaner, id)).not.toContain('改派了');
    });
  });

  describe('merged and merged again:', () => {
    it('each one that is taken apart takes back the people who came with it, and no others', async () => {
      const [first, second, third] = [await cast.report(cast.villager), await cast.report(cast.neighbour), await cast.report(cast.cadre)];
      await cast.act(cast.secretary, 'merge', first, { intoId: second, note: '同一处' });
      await cast.act(cast.secretary, 'merge', second, { intoId: third, note: '同一处' });
      expect((await cast.read(third)).followers).toBe(2);
      await cast.act(cast.secretary, 'unmerge', second, { note: '不是一处' });
      expect((await cast.read(third)).followers).toBe(1);
      expect((await cast.read(third, cast.villager)).isFollowing).toBe(true);
      await cast.act(cast.secretary, 'unmerge', first, { note: '也不是' });
      expect((await cast.read(third)).followers).toBe(0);
      expect((await cast.read(second)).followers).toBe(0);
    });
  });

  describe('the clocks:', () => {
    it('"not fixed", said by a neighbour while the reporter still thinks, gives the village no new time', async () => {
      const id = await cast.fixed();
      const { dueAt } = await row(id);
      await cast.daysLater(1);
      await cast.act(cast.neighbour, 'reopen', id, { note: '桶后面还有' }, 'a photo');
      const again = await row(id);
      expect(again.dueAt - dueAt).toBeLessThanOrEqual(86_400_000);
      expect((await cast.read(id)).clocks.filter(({ clock }) => clock === 'solve')).toHaveLength(1);
    });

    it('a neighbour\'s photo is no answer of the village; a cadre\'s act on what she typed in herself is one', async () => {
      const id = await cast.report();
      await cast.act(cast.villager, 'drop', id, { note: '看错了' });
      await cast.act(cast.neighbour, 'contest', id, { note: '还在那里' }, 'a photo');
      expect((await row(id)).respondedAt).toBeNull();
      const typed = await intake(cast.cadre);
      await cast.act(cast.cadre, 'accept', typed);
      expect((await row(typed)).respondedAt).toBe(cast.clock.now());
    });
  });

  describe('who says that it is fixed:', () => {
    it('the village, where the reporter did the work: the timeline says so', async () => {
      const id = await cast.report(cast.cleaner);
      await done(id);
      const closed = await cast.act(cast.secretary, 'confirm', id);
      expect(closed.steps[0]!.words).toBe('村里看过,确认修好了');
      expect((await row(id)).closedBy).toBe('village');
    });

    it('the village, where a cadre typed it in: it is not counted as the reporter\'s word', async () => {
      const id = await intake(cast.cadre);
      await done(id);
      await cast.act(cast.cadre, 'confirm', id);
      expect((await row(id)).closedBy).toBe('village');
    });
  });

  it('a duty person\'s own household earns nothing when somebody else reports its duty area for it', async () => {
    const keeper = await aCleaner(cast, YANGJIAWAN, { groupNo: 5, doorNo: '40' });
    const line = { groupNo: 5, facilityId: null, kindId: 'bin-full', memberId: keeper.memberId, deputyId: null, solveMinutes: null };
    await cast.api.call(dutyRoutes.addLine, { params: { villageId: YANGJIAWAN }, body: line }, { token: cast.secretary.token });
    expect(keeper.householdId).toBeDefined();
    const own = await intake(cast.cadre, { householdId: keeper.householdId });
    const others = await intake(cast.cadre, { householdId: cast.villager.householdId });
    for (const id of [own, others]) {
      await done(id);
      await cast.act(cast.cadre, 'confirm', id);
    }
    const pointsOf = async (id: string) => (await cast.entriesOf(id)).find(({ act }) => act === 'report-confirmed')?.points;
    expect(await pointsOf(own)).toBe(0);
    expect(await pointsOf(others)).toBeGreaterThan(0);
  });
});
