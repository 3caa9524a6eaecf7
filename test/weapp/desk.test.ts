import { intakeRoutes } from '../../shared/contract/intake';
import { recordRoutes } from '../../shared/contract/record';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { pointsOf, ruleFor } from '../../shared/domain/record-rules';
import { aCleaner, aSecretary, aVillager, type Person, type Villager, YANGJIAWAN } from '../support/people';
import { asked, ReportDesk, times } from '../support/weapp/report-desk';
import { aPicture, type Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

/** The button of the sheet that is not a way out, once it can be pressed. */
const DO_IT = '.v-sheet__actions .v-btn:not(.v-btn--line):not(.v-btn--off)';
const params = { villageId: YANGJIAWAN };
const FIX = /^POST \/api\/reports\/\w+\/fix/;
/** As WeChat's map gives it. */
const HERE = { lat: 30.5, lng: 114.9, system: 'gcj02' as const };
const standing = { name: '杨家湾', address: '黄州区', latitude: HERE.lat, longitude: HERE.lng };

describe('those who work on reports, each with a phone', () => {
  let desk: ReportDesk;
  let stage: Stage;
  let secretary: Person;
  let cleaner: Person;
  let townOfficer: Person;

  beforeAll(async () => {
    desk = await ReportDesk.open();
    stage = desk.stage;
    ({ secretary, cleaner, townOfficer } = desk.people);
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const taken = async () => (await stage.running.api.call(intakeRoutes.list, { params, query: {} }, { token: secretary.token })).items;

  it('the secretary takes one on and gives it to the cleaner, from the workbench', async () => {
    const id = await desk.reported('老槐树旁');
    const app = await stage.openFor(secretary, 'packages/staff/workbench/index');
    await app.page.tap('派单:垃圾满了');
    const page = await app.at('staff/report');
    await page.tap('受理');
    await page.until('已受理');
    await desk.reaches(id, 'accepted');
    await page.tap('派单');
    await page.tap(await desk.nameOf(cleaner));
    await page.write('交代', '请今天去看看');
    await page.tapAt(DO_IT);
    expect(await desk.reaches(id, 'assigned')).toMatchObject({ assigneeName: expect.stringContaining(await desk.nameOf(cleaner)) });
    await app.page.calm();
  });

  it('gives two to one cleaner at once, and leaves the third where it is', async () => {
    const worker = await aCleaner(stage.running);
    const [first, second, other] = [await desk.reported('水塔边'), await desk.reported('小学门口'), await desk.reported('祠堂前')];
    const phone = await stage.phoneOf(secretary);
    const app = stage.open(phone, 'packages/staff/workbench/index');
    await app.page.tap('一起派单');
    for (const words of ['水塔边', '小学门口']) await app.page.tap(`勾选:垃圾满了 三组 ${words}`);
    await app.page.tap('派 2 条');
    await app.page.tap(await desk.nameOf(worker));
    await app.page.tapAt(DO_IT);
    await app.page.until('派好了 2 条');
    await app.page.calm();
    expect((await desk.dayOf(worker)).sort()).toEqual([first, second].sort());
    expect((await desk.read(other)).assigneeName).toBeNull();
    expect(times(phone, /^POST .*\/report-assignments/)).toBe(1);
    expect(times(phone, /^POST .*\/assignment$/)).toBe(0);
  });

  it('the cleaner walks from where she stands, shows the nearest done, and the other comes first', async () => {
    const worker = await aCleaner(stage.running);
    const far = await desk.given('A 远处', { worker, point: { ...HERE, lat: 30.52 } });
    const close = await desk.given('B 近处', { worker, point: { ...HERE, lat: 30.501 } });
    const phone = await desk.phoneOf(worker);
    phone.place = standing;
    phone.album.push(await aPicture());
    const app = stage.open(phone, 'packages/staff/day/index');
    await app.page.until('1. 三组 A 远处');
    await app.page.tap('从我这里开始排');
    await app.agreeToPrivacy();
    for (const words of ['近的在前', '1. 三组 B 近处', '2. 三组 A 远处']) await app.page.until(words);
    await app.page.tap('拍照办结:垃圾满了 三组 B 近处');
    const page = await app.at('staff/report');
    await page.until('处理后的照片');
    await page.write('说一句', '扫干净了');
    await Promise.all([page.tap('拍好了,办结'), page.tap('拍好了,办结')]);
    const fixed = await desk.reaches(close, 'fixed');
    expect(fixed).toMatchObject({ after: [{}], steps: [{ move: 'fix', note: '扫干净了' }, {}, {}] });
    await page.until('等上报人确认');
    await page.calm();
    expect(times(phone, FIX)).toBe(1);
    const day = await app.back();
    await day.until('1. 三组 A 远处');
    await day.untilGone('B 近处');
    expect(await desk.dayOf(worker)).toEqual([far]);
  });

  it('the cleaner shows it done where there is no signal: it waits on the phone and is sent once', async () => {
    const id = await desk.given('晒谷场');
    const phone = await desk.phoneOf(cleaner);
    phone.album.push(await aPicture());
    const app = stage.open(phone, 'packages/staff/day/index');
    await app.page.until('晒谷场');
    await app.page.tap('拍照办结:垃圾满了 三组 晒谷场');
    const page = await app.at('staff/report');
    await page.until('处理后的照片');
    phone.network.lose();
    await page.tap('拍好了,办结');
    await page.until('已存手机');
    expect((await desk.read(id)).state).toBe('assigned');
    phone.network.find();
    expect((await desk.reaches(id, 'fixed')).after).toHaveLength(1);
    await app.page.calm();
    expect(times(phone, FIX)).toBe(1);
  });

  describe('the reporter whose bin was not emptied', () => {
    let reporter: Villager;
    let reportId: string;

    beforeAll(async () => {
      reporter = await aVillager(stage.running, { groupNo: 3, doorNo: '21' });
      reportId = await desk.given('塘边', { who: reporter });
      await cleanerFixes();
    });

    const cleanerFixes = async (): Promise<void> => {
      const phone = await desk.phoneOf(cleaner);
      phone.album.push(await aPicture());
      const app = stage.open(phone, `packages/staff/report/index?reportId=${reportId}`);
      await app.page.tap('拍照办结');
      await app.page.tap('拍好了,办结');
      await desk.reaches(reportId, 'fixed');
      await stage.running.settleChecks();
      await app.page.calm();
    };
    const record = () => stage.running.api.call(recordRoutes.household, { params: { householdId: reporter.householdId } }, { token: reporter.token });

    it('says so with a photo and words, and it is the cleaner\'s again; nothing is written yet', async () => {
      const phone = await desk.phoneOf(reporter);
      phone.album.push(await aPicture());
      const app = stage.open(phone, `packages/resident/report/index?reportId=${reportId}`);
      await app.page.tap('没修好');
      await app.page.tap('拍张照片(可以不拍)');
      await app.page.until('再拍一张');
      await app.page.tap('退回重办');
      await app.page.until('请写一句看到的情况');
      expect(times(phone, /\/dispute$/)).toBe(0);
      await app.page.write('说一句', '桶后面还有一堆');
      await app.page.tap('退回重办');
      const back = await desk.reaches(reportId, 'assigned');
      expect(back.steps[0]).toMatchObject({ move: 'dispute', note: '桶后面还有一堆', photos: [{}] });
      expect(await desk.dayOf(cleaner)).toContain(reportId);
      await app.page.until('已退回重办');
      await app.page.calm();
      expect(times(phone, /\/dispute$/)).toBe(1);
      expect((await record()).entries.items).toEqual([]);
    });

    it('confirms it when it is fixed at last, and the household\'s record has it once', async () => {
      await cleanerFixes();
      const phone = await desk.phoneOf(reporter);
      const app = stage.open(phone, `packages/resident/report/index?reportId=${reportId}`);
      await app.page.until('修好了');
      await Promise.all([app.page.tap('修好了'), app.page.tap('修好了')]);
      await app.page.until('已记入共治档案');
      await app.page.calm();
      await desk.reaches(reportId, 'closed');
      const { entries, quarterPoints } = await record();
      expect(entries.items).toHaveLength(1);
      expect(quarterPoints).toBe(pointsOf(ruleFor('report-confirmed')));
    });
  });

  it('the secretary hands one up; the town officer settles it with a photo, and it leaves his desk', async () => {
    const id = await desk.reported('县道边');
    const office = await stage.openFor(secretary, `packages/staff/report/index?reportId=${id}`);
    await office.page.tap('更多');
    await office.page.tap('转上级或部门');
    await office.page.tap('镇整治办');
    await office.page.write('理由', '需要专业队伍和设备');
    await office.page.tapAt(DO_IT);
    expect(await desk.reaches(id, 'forwarded')).toMatchObject({ forwardedTo: '镇整治办' });
    await office.page.until('已转:镇整治办');
    await office.page.calm();

    const phone = await desk.phoneOf(townOfficer);
    phone.album.push(await aPicture());
    const app = stage.open(phone, 'packages/staff/workbench/index');
    await app.page.tap('办理:垃圾满了');
    const page = await app.at('staff/report');
    await page.tap('拍照,办好了');
    await page.until('处理后的照片');
    await page.write('说一句', '已联合清运');
    await page.tap('上级办好了');
    const settled = await desk.reaches(id, 'fixed');
    expect(settled).toMatchObject({ after: [{}], steps: [{ move: 'settle', note: '已联合清运' }, {}, {}] });
    await page.calm();
    expect(times(phone, /\/settlement$/)).toBe(1);
    const workbench = await app.back();
    await workbench.waitFor(() => !workbench.html.includes('办理:垃圾满了'), 'nothing to settle');
  });

  it('what was handed up the town officer hands back, and the figures of the town open', async () => {
    const id = await desk.reported('进村主路');
    const body = { to: '县交通局' as const, note: '主路归县里' };
    await stage.running.api.call(reportStaffRoutes.forward, { params: { reportId: id }, body }, { token: secretary.token });
    const app = await stage.openFor(townOfficer, `packages/staff/report/index?reportId=${id}`);
    await app.page.tap('转回村里');
    await app.page.write('理由', '这一段还是村里的');
    await app.page.tapAt(DO_IT);
    await desk.reaches(id, 'accepted');
    await app.page.calm();
    const figures = await app.goTo('/packages/staff/figures/index');
    await figures.until('按时办好');
    await figures.calm();
  });

  it('a caller\'s words are taken down without a signal, and arrive once when it is back', async () => {
    const phone = await desk.phoneOf(secretary);
    const app = stage.open(phone, `packages/staff/intake/index?villageId=${YANGJIAWAN}`);
    await app.page.until('三组');
    await app.page.write('杨婆婆', '周奶奶');
    await app.page.write('办好了打给谁', '13800001234');
    await app.page.write('听到什么就写什么', '门口的灯不亮了');
    await app.page.tap('更多');
    await app.page.tap('路灯不亮');
    await app.page.tap('三组');
    await app.page.calm();
    phone.network.lose();
    await app.page.tap('记下来');
    await app.agreeToPrivacy();
    await app.page.until('已存在手机里');
    expect(await taken()).toEqual([]);
    phone.network.find();
    expect(await asked(taken, (items) => items.length > 0)).toMatchObject([{ callerName: '周奶奶', maskedPhone: '138****1234', heardWords: '门口的灯不亮了' }]);
    await app.page.calm();
    expect(times(phone, /^POST \/api\/villages\/\d+\/intakes/)).toBe(1);
  });

  it('with a signal the number is there to be read out', async () => {
    const phone = await desk.phoneOf(await aSecretary(stage.running));
    const app = stage.open(phone, `packages/staff/intake/index?villageId=${YANGJIAWAN}`);
    await app.page.until('三组');
    await app.page.write('杨婆婆', '李爹爹');
    await app.page.write('办好了打给谁', '13900005678');
    await app.page.tap('垃圾满了');
    await app.page.tap('三组');
    await app.page.tap('记下来');
    await app.agreeToPrivacy();
    await app.page.until('登记好了');
    await app.page.calm();
    const [intake, ...more] = (await taken()).filter(({ callerName }) => callerName === '李爹爹');
    expect(more).toEqual([]);
    expect(app.page.all('.v-big').map(({ textContent }) => textContent)).toEqual([intake!.number]);
    expect(await desk.read(intake!.reportId)).toMatchObject({ number: intake!.number, reporterName: null });
    expect(times(phone, /^POST \/api\/villages\/\d+\/intakes/)).toBe(1);
  });
});
