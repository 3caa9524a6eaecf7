import { intakeRoutes } from '../../shared/contract/intake';
import { reportRoutes, type ReportView } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { aCleaner, aSecretary, aTownOfficer, aVillager, type Person, YANGJIAWAN } from '../support/people';
import { aPhoto, aReport } from '../support/reports';
import type { Phone } from '../support/weapp/phone/phone';
import { Stage, aPicture } from '../support/weapp/stage';

jest.setTimeout(60_000);

/** The button of the sheet that is not a way out, once it can be pressed. */
const DO_IT = '.v-sheet__actions .v-btn:not(.v-btn--line):not(.v-btn--off)';
const params = { villageId: YANGJIAWAN };

describe('those who work on reports, each with a phone', () => {
  let stage: Stage;
  let villager: Person;
  let secretary: Person;
  let cleaner: Person;
  let townOfficer: Person;

  beforeAll(async () => {
    stage = await Stage.open();
    const { running } = stage;
    villager = await aVillager(running, { groupNo: 3, doorNo: '12' });
    [secretary, cleaner, townOfficer] = [await aSecretary(running), await aCleaner(running), await aTownOfficer(running)];
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const read = (reportId: string): Promise<ReportView> => stage.running.api.call(reportRoutes.read, { params: { reportId } }, { token: secretary.token });
  const reported = async (words: string): Promise<string> => {
    const { reportId } = await aReport(stage.running, villager, YANGJIAWAN, { words });
    await stage.running.settleChecks();
    return reportId;
  };
  const given = async (words: string): Promise<string> => {
    const reportId = await reported(words);
    await stage.running.api.call(reportStaffRoutes.assign, { params: { reportId }, body: { workerId: cleaner.memberId } }, { token: secretary.token });
    return reportId;
  };
  const reaches = async (reportId: string, state: ReportView['state']): Promise<ReportView> => {
    let report = await read(reportId);
    for (const end = Date.now() + 8_000; report.state !== state && Date.now() < end; report = await read(reportId)) await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(report.state).toBe(state);
    return report;
  };
  const agreed = async (person: Person): Promise<Phone> => {
    const phone = await stage.phoneOf(person);
    phone.privacy.agreed = true;
    return phone;
  };
  const nameOf = async ({ memberId }: Person): Promise<string> => {
    const { items } = await stage.running.api.call(reportStaffRoutes.workers, { params }, { token: secretary.token });
    return items.find((one) => one.memberId === memberId)!.name;
  };
  const times = (phone: Phone, asked: RegExp): number => phone.network.asked.filter((address) => asked.test(address)).length;

  it('the secretary takes one on and gives it to the cleaner, from the workbench', async () => {
    const id = await reported('老槐树旁');
    const app = await stage.openFor(secretary, 'packages/staff/workbench/index');
    await app.page.tap('派单:垃圾满了');
    const desk = await app.at('staff/report');
    await desk.tap('受理');
    await desk.until('已受理');
    await reaches(id, 'accepted');
    await desk.tap('派单');
    await desk.tap(await nameOf(cleaner));
    await desk.write('交代', '请今天去看看');
    await desk.tapAt(DO_IT);
    expect(await reaches(id, 'assigned')).toMatchObject({ assigneeName: expect.stringContaining(await nameOf(cleaner)) });
    await app.page.calm();
  });

  it('the cleaner shows it done where there is no signal: it waits on the phone and is sent once', async () => {
    const id = await given('晒谷场');
    const phone = await agreed(cleaner);
    phone.album.push(await aPicture());
    const app = stage.open(phone, 'packages/staff/day/index');
    await app.page.until('晒谷场');
    await app.page.tap('拍照办结:垃圾满了 三组 晒谷场');
    const desk = await app.at('staff/report');
    await desk.until('处理后的照片');
    phone.network.lose();
    await desk.tap('拍好了,办结');
    await desk.until('已存手机');
    expect((await read(id)).state).toBe('assigned');
    phone.network.find();
    expect((await reaches(id, 'fixed')).after).toHaveLength(1);
    await app.page.calm();
    expect(times(phone, /^POST \/api\/reports\/\w+\/fix/)).toBe(1);
  });

  it('the reporter says not fixed, with words, and it is the cleaner\'s again', async () => {
    const id = await given('塘边');
    const photos = { photoIds: [await aPhoto(stage.running, cleaner, 'after')] };
    await stage.running.api.call(reportStaffRoutes.fix, { params: { reportId: id }, body: photos }, { token: cleaner.token });
    await stage.running.settleChecks();
    const app = await stage.openFor(villager, `packages/resident/report/index?reportId=${id}`);
    await app.page.tap('没修好');
    await app.page.write('说一句', '桶后面还有一堆');
    await app.page.tapAt(DO_IT);
    const back = await reaches(id, 'assigned');
    expect(back.steps[0]).toMatchObject({ move: 'dispute', note: '桶后面还有一堆' });
    await app.page.calm();
  });

  it('what was handed up the town officer hands back, and the figures of the town open', async () => {
    const id = await reported('进村主路');
    const body = { to: '县交通局' as const, note: '主路归县里' };
    await stage.running.api.call(reportStaffRoutes.forward, { params: { reportId: id }, body }, { token: secretary.token });
    const app = await stage.openFor(townOfficer, `packages/staff/report/index?reportId=${id}`);
    await app.page.tap('转回村里');
    await app.page.write('理由', '这一段还是村里的');
    await app.page.tapAt(DO_IT);
    await reaches(id, 'accepted');
    await app.page.calm();
    const figures = await app.goTo('/packages/staff/figures/index');
    await figures.until('按时办好');
    await figures.calm();
  });

  it('a caller\'s words are taken down without a signal, and arrive once when it is back', async () => {
    const phone = await agreed(secretary);
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
    const taken = async () => (await stage.running.api.call(intakeRoutes.list, { params, query: {} }, { token: secretary.token })).items;
    expect(await taken()).toEqual([]);
    phone.network.find();
    for (const end = Date.now() + 8_000; (await taken()).length === 0 && Date.now() < end;) await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(await taken()).toMatchObject([{ callerName: '周奶奶', maskedPhone: '138****1234', heardWords: '门口的灯不亮了' }]);
    await app.page.calm();
    expect(times(phone, /^POST \/api\/villages\/\d+\/intakes/)).toBe(1);
  });

});
