import { memberRoutes } from '../../shared/contract/member';
import { reportRoutes } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { workbenchRoutes } from '../../shared/contract/workbench';
import { YANGJIAWAN, type Person } from '../support/people';
import { aPhoto, aReport } from '../support/reports';
import { cameraPhoto } from '../support/web/photo';
import { Web, type Persona } from '../support/web/web';

jest.setTimeout(60_000);

const A_DAY_MIN = 24 * 60;
const near = { lat: 30.5, lng: 114.9, system: 'wgs84' as const };

/** The office's side of reports, and the worker's. */
describe('what the village has to do about reports', () => {
  let web: Web;

  beforeEach(async () => {
    web = await Web.start();
  });
  afterEach(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });

  const the = async (persona: Persona): Promise<Person> => {
    const token = await web.running.as(persona);
    const { memberId } = await web.running.api.call(memberRoutes.me, {}, { token });
    return { token, memberId, name: persona };
  };
  /** Sent by the villager, and checked. */
  const reported = async (words: string, point = near): Promise<string> => {
    const { reportId } = await aReport(web.running, await the('villager'), YANGJIAWAN, { words, point });
    await web.later(1);
    return reportId;
  };
  const assign = async (reportId: string): Promise<void> => {
    const workerId = (await the('cleaner')).memberId;
    await web.running.api.call(reportStaffRoutes.assign, { params: { reportId }, body: { workerId } }, { token: await web.running.as('secretary') });
  };
  const read = async (reportId: string) => web.running.api.call(reportRoutes.read, { params: { reportId } }, { token: await web.running.as('secretary') });

  it('the cleaner walks from stop to stop and shows one done, from her day', async () => {
    const [far, close] = [await reported('远处桥头', { ...near, lat: 30.52 }), await reported('近处槐树')];
    await assign(far);
    await assign(close);
    const cleaner = await web.phoneOf('cleaner');
    await cleaner.open('staff/workbench');
    await cleaner.tap(/今天的活/);
    await cleaner.sees(/1\. 三组/, /2\. 三组/);
    await cleaner.standAt(30.49, 114.9);
    await cleaner.tap('从我这里开始排');
    await cleaner.tap('同意');
    await cleaner.sees('近的在前', '1. 三组 近处槐树', '2. 三组 远处桥头');
    await cleaner.shot('desk-1-day');

    cleaner.asked.length = 0;
    await cleaner.choose('拍照办结:垃圾满了 三组 近处槐树', await cameraPhoto('干净', '#9fc6a4'));
    await cleaner.sees('处理后的照片');
    await cleaner.tap('常用语:已清运,地面扫过了');
    await cleaner.shot('desk-2-fix');
    await cleaner.tap('拍好了,办结');
    await cleaner.sees('办好了,等上报人确认');
    expect(await read(close)).toMatchObject({ state: 'fixed', steps: [{ note: '已清运,地面扫过了' }, {}, {}] });

    await web.later(1);
    await cleaner.open('staff/day');
    await cleaner.sees(/\d\. 三组 远处桥头/);
    await cleaner.seesNo('近处槐树');
  });

  it('she does half of it, says what is missing, and gives back what is not hers', async () => {
    const [half, others] = [await reported('半边'), await reported('要电工')];
    await assign(half);
    await assign(others);
    const cleaner = await web.phoneOf('cleaner');
    await cleaner.open(`staff/report?reportId=${half}`);
    await cleaner.choose('拍照办结', await cameraPhoto('一半', '#9fc6a4'));
    await cleaner.tap('先修好一部分');
    await cleaner.sees('请先说一句现在怎么样');
    await cleaner.write('说一句', '地上的清了,大件明天来拉');
    await cleaner.tap('先修好一部分');
    await cleaner.sees('记下了,剩下的接着办');
    expect((await read(half)).state).toBe('partly-fixed');

    await cleaner.open(`staff/report?reportId=${others}`);
    await cleaner.tap('不归我办');
    await cleaner.tap('常用语:要电工来修,我不会修');
    await cleaner.page.getByRole('dialog').getByRole('button', { name: '不归我办' }).click();
    await cleaner.sees('已退回,等村里另派');
    expect(await read(others)).toMatchObject({ state: 'accepted', assigneeName: null });
  });

  it('the secretary gives out three at once, is told of the one somebody else had dealt with, and of nothing twice', async () => {
    const [first, second, gone] = [await reported('老槐树旁'), await reported('晒谷场'), await reported('村口')];
    const secretary = await web.phoneOf('secretary');
    await secretary.open('staff/workbench');
    expect(secretary.asked.filter((one) => /workbench|report|facilit|dut/.test(one))).toEqual(['GET /api/workbench']);
    await secretary.tap('一起派单', 'link');
    for (const words of ['老槐树旁', '晒谷场', '村口']) await secretary.tap(`勾选:垃圾满了 三组 ${words}`, 'checkbox');
    await secretary.shot('desk-3-bulk');
    const body = { note: '不归村里管' };
    await web.running.api.call(reportStaffRoutes.reject, { params: { reportId: gone }, body }, { token: await web.running.as('secretary') });
    await secretary.tap('派 3 条');
    await secretary.tap(/王德顺/, 'radio');
    await secretary.tap('常用语:请今天去看看');
    await secretary.tap('派单');
    await secretary.sees('派好了 2 条;1 条已有人动过,没有派');
    const { items } = await web.running.api.call(workbenchRoutes.day, {}, { token: await web.running.as('cleaner') });
    expect(items.map(({ report }) => report.reportId).sort()).toEqual([first, second].sort());
  });

  it('puts one off until the thaw, in public, and another together with the same thing nearby', async () => {
    const [later, twin, same] = [await reported('水渠'), await reported('桥头东'), await reported('桥头西')];
    const secretary = await web.phoneOf('secretary');
    await secretary.open(`staff/report?reportId=${later}`);
    await secretary.tap('更多');
    await secretary.shot('desk-4-more');
    await secretary.tap('备案,以后办');
    await secretary.tap('三个月后', 'radio');
    await secretary.tap('常用语:要等开春化冻才能施工');
    await secretary.shot('desk-5-defer');
    await secretary.page.getByRole('dialog').getByRole('button', { name: '备案,以后办' }).click();
    await secretary.sees('已备案,到时再办', /要等开春化冻才能施工/);
    expect((await read(later)).resurfacesAt).toMatch(/^2027-02-20T16/);

    const { number } = await read(twin);
    await secretary.open(`staff/report?reportId=${same}`);
    await secretary.tap('更多');
    await secretary.tap('并到同一件事');
    await secretary.tap(new RegExp(number), 'radio');
    await secretary.shot('desk-6-merge');
    await secretary.page.getByRole('dialog').getByRole('button', { name: '并到同一件事' }).click();
    await secretary.sees('已并到另一条', '看并到的那一条');
    expect((await read(same)).mergedInto).toMatchObject({ reportId: twin });
  });

  it('looks herself where the reporter stays silent for three days, and closes it', async () => {
    const reportId = await reported('老槐树旁');
    await assign(reportId);
    const cleaner = await the('cleaner');
    const photoIds = [await aPhoto(web.running, cleaner, 'after')];
    await web.running.api.call(reportStaffRoutes.fix, { params: { reportId }, body: { photoIds } }, { token: cleaner.token });
    const secretary = await web.phoneOf('secretary');
    await secretary.open(`staff/report?reportId=${reportId}`);
    await secretary.sees('等上报人确认');
    await secretary.seesNo('村里看过,办结');

    await web.later(3 * A_DAY_MIN + 1);
    await secretary.open('staff/workbench');
    await secretary.tap(/1\s*三天没回音/, 'tab');
    await secretary.tap(/去看看:垃圾满了/);
    await secretary.tap('村里看过,办结');
    await secretary.tap('常用语:村里去看过,已经干净了');
    await secretary.page.getByRole('dialog').getByRole('button', { name: '村里看过,办结' }).click();
    await secretary.sees('已办结', /村里去看过,已经干净了/);
    expect((await read(reportId)).state).toBe('closed');
  });

  it('hands one up; the town officer settles it with a photo and words', async () => {
    const reportId = await reported('县道边');
    const secretary = await web.phoneOf('secretary');
    await secretary.open(`staff/report?reportId=${reportId}`);
    await secretary.tap('更多');
    await secretary.tap('转上级或部门');
    await secretary.tap('镇整治办', 'radio');
    await secretary.tap('常用语:需要专业队伍和设备');
    await secretary.shot('desk-7-forward');
    await secretary.page.getByRole('dialog').getByRole('button', { name: '转上级或部门' }).click();
    await secretary.sees('已转上级', '已转:镇整治办');

    const officer = await web.phoneOf('town-officer');
    await officer.open('staff/workbench');
    await officer.tap(/^办理:垃圾满了/);
    await officer.sees('转回村里');
    await officer.choose('拍照,办好了', await cameraPhoto('清了', '#9fc6a4'));
    await officer.tap('常用语:已联合清运');
    await officer.tap('上级办好了');
    await officer.sees('办好了,等上报人确认');
    expect(await read(reportId)).toMatchObject({ state: 'fixed', forwardedTo: '镇整治办' });
    await officer.open('staff/workbench');
    await officer.seesNo('办理:垃圾满了');
  });
});
