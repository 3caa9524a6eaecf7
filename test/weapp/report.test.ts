import { reportRoutes, type ReportView } from '../../shared/contract/report';
import { type Person, YANGJIAWAN, aVillager } from '../support/people';
import { aReport } from '../support/reports';
import type { Phone } from '../support/weapp/phone/phone';
import type { MiniApp } from '../support/weapp/runner';
import { Stage, aPicture } from '../support/weapp/stage';

jest.setTimeout(60_000);

const SENT = /^POST \/api\/villages\/\d+\/reports$/;
const UPLOAD = /^POST \/api\/photos/;

describe('a villager reports a full bin', () => {
  let stage: Stage;
  let villager: Person;
  let phone: Phone;
  let doors = 0;

  beforeAll(async () => {
    stage = await Stage.open();
  });
  beforeEach(async () => {
    villager = await aVillager(stage.running, { groupNo: 3, doorNo: String((doors += 1)) });
    phone = await stage.phoneOf(villager);
    phone.privacy.agreed = true;
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const mine = async (): Promise<ReportView[]> => {
    const { items } = await stage.running.api.call(reportRoutes.mine, {}, { token: villager.token });
    return Promise.all(items.map(({ reportId }) => stage.running.api.call(reportRoutes.read, { params: { reportId } }, { token: villager.token })));
  };
  const sent = (): number => phone.network.asked.filter((address) => SENT.test(address)).length;
  const arrived = async (app: MiniApp, count = 1): Promise<ReportView[]> => {
    let reports: ReportView[] = [];
    for (const end = Date.now() + 8_000; reports.length < count && Date.now() < end; await new Promise((resolve) => void setTimeout(resolve, 50))) {
      reports = await mine();
    }
    await app.page.calm();
    return mine();
  };

  /** Opens the form once the app knows the person and the groups of the village. */
  const atForm = async (app: MiniApp) => {
    const page = await app.tab('report-new');
    await page.until('三组');
    return page;
  };
  const fillIn = async (app: MiniApp, pictures = 1) => {
    const page = await atForm(app);
    for (let at = 0; at < pictures; at += 1) phone.album.push(await aPicture());
    await page.tap('先拍一张照片');
    await page.until(`${pictures}/6`);
    await page.tap('垃圾满了');
    await page.tap('三组');
    await page.write('旁边有什么', '老槐树旁');
    return page;
  };
  /** The first report of a person asks for consent; ours beside WeChat's own. */
  const send = async (app: MiniApp) => {
    await app.page.tap('拍好了,上报');
    await app.agreeToPrivacy();
  };

  it('with two photos: it arrives once, with its photos, group and words', async () => {
    const app = stage.open(phone);
    await fillIn(app, 2);
    await app.page.write('说几句', '昨晚就满了');
    await send(app);
    const shown = await app.at('resident/report');
    await shown.until('报上去了');

    const reports = await arrived(app);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ kind: 'bin-full', description: '昨晚就满了', reporterName: null, village: { villageId: YANGJIAWAN } });
    expect(reports[0]!.place.label).toBe('三组 老槐树旁');
    expect(reports[0]!.before).toHaveLength(2);
    expect(sent()).toBe(1);
    const photo = await fetch(`${stage.running.http}${reports[0]!.before[0]!.url}`);
    expect(photo.headers.get('content-type')).toContain('image/');
  });

  it('and points to the place on the map: the server keeps it in the world\'s coordinates', async () => {
    const app = stage.open(phone);
    await fillIn(app);
    phone.place = { name: '杨家湾桥头', address: '黄州区', latitude: 30.5, longitude: 114.9 };
    await app.page.tap('在地图上选地点');
    await app.page.until('地点选好了');
    await send(app);
    const [report] = await arrived(app);
    const { lat, lng } = report!.place.point!;
    expect(Math.abs(lat - 30.5)).toBeGreaterThan(0.0005);
    expect(Math.abs(lat - 30.5)).toBeLessThan(0.01);
    expect(Math.abs(lng - 114.9)).toBeLessThan(0.02);
  });

  it('that a neighbour reported already: is shown it, follows it, and sends nothing', async () => {
    const { running } = stage;
    const neighbour = await aVillager(running, { groupNo: 3, doorNo: `${doors}-1` });
    const point = { lat: 30.51, lng: 114.95, system: 'gcj02' as const };
    const { reportId } = await aReport(running, neighbour, YANGJIAWAN, { words: '桥头', point });
    await running.settleChecks();
    const app = stage.open(phone);
    await fillIn(app);
    phone.place = { name: '杨家湾桥头', address: '黄州区', latitude: point.lat, longitude: point.lng };
    await app.page.tap('在地图上选地点');
    await app.page.until('地点选好了');
    await send(app);
    for (const words of ['是不是这一条?', '垃圾满了 · 三组 桥头', '就在这里']) await app.page.until(words);
    await app.page.tap('就是这一条,我也看到了');
    const followed = await app.at('resident/report');
    await followed.until('1 个人也看到了');
    await followed.calm();
    expect((await running.api.call(reportRoutes.read, { params: { reportId } })).followers).toBe(1);
    expect([await mine(), sent()]).toEqual([[], 0]);
    expect(phone.network.asked.filter((address) => /^POST .*\/following$/.test(address))).toHaveLength(1);
    await (await app.tab('report-new')).calm();
    expect(app.page.words).not.toContain('手机里存着的');
  });

  it('without a signal: it waits on the phone and is sent once by itself when the signal returns', async () => {
    const app = stage.open(phone);
    await fillIn(app);
    phone.network.lose();
    await send(app);
    await app.page.until('已存手机');
    expect(await mine()).toHaveLength(0);

    phone.network.find();
    expect(await arrived(app)).toHaveLength(1);
    expect(sent()).toBe(1);
  });

  it('without a signal, then closes the app: after opening it with a signal the report goes, once, with its photo', async () => {
    const app = stage.open(phone);
    await fillIn(app);
    phone.network.lose();
    await send(app);
    await app.page.until('已存手机');
    const offline = stage.restart(app);
    await (await offline.tab('report-new')).until('垃圾满了 · 三组 老槐树旁');

    phone.network.find();
    const again = stage.restart(offline);
    const reports = await arrived(again);
    expect(reports).toHaveLength(1);
    expect(reports[0]!.before).toHaveLength(1);
    const once = stage.restart(again);
    await once.page.calm();
    expect(await mine()).toHaveLength(1);
    expect(sent()).toBe(1);
  });

  it('and the answers get lost on the way back: it is sent again, and is there once', async () => {
    const app = stage.open(phone);
    await fillIn(app);
    phone.network.loseAnswerTo(UPLOAD);
    phone.network.loseAnswerTo(SENT);
    await send(app);
    await app.page.until('现在发');
    await app.page.tap('现在发');
    await app.page.waitFor(() => sent() === 1, 'the first sending');
    await app.page.until('现在发');
    await app.page.tap('现在发');
    await app.page.waitFor(() => sent() === 2, 'the second sending');

    const reports = await arrived(app);
    expect(reports).toHaveLength(1);
    expect(reports[0]!.before).toHaveLength(1);
    expect(sent()).toBe(2);
  });

  it('half-way, goes elsewhere and closes the app: what was written is still there', async () => {
    const app = stage.open(phone);
    await fillIn(app);
    await app.tab('home');
    const again = stage.restart(app);
    const page = await atForm(again);
    await page.until('草稿');
    await page.tap('垃圾满了 · 三组 老槐树旁');
    await page.until('1/6');
    expect(await mine()).toHaveLength(0);
  });

  it('forgets the photo: is told so, and nothing is sent', async () => {
    const app = stage.open(phone);
    const page = await atForm(app);
    await page.tap('拍好了,上报');
    await page.until('请至少拍一张照片');
    expect(sent()).toBe(0);
  });

  it('is asked once before the camera opens, agrees, and is not asked again', async () => {
    phone.privacy.agreed = false;
    phone.album.push(await aPicture());
    const app = stage.open(phone);
    const page = await atForm(app);
    await page.tap('先拍一张照片');
    await page.until('先说清楚,再请您同意');
    await app.agreeToPrivacy();
    await page.until('1/6');
    await page.calm();
    await page.tap('垃圾满了');
    await page.tap('三组');
    await page.tap('拍好了,上报');
    await app.at('resident/report');
    expect(await arrived(app)).toHaveLength(1);
  });

  it('does not agree: hears why there is no photo, and everything else still works', async () => {
    phone.privacy.agreed = false;
    phone.album.push(await aPicture());
    const app = stage.open(phone);
    const page = await atForm(app);
    await page.tap('先拍一张照片');
    await page.tap('不同意');
    await page.until('没有同意隐私说明');
    await page.tap('垃圾满了');
    await (await app.tab('village')).until('杨家湾村');
    await (await app.tab('mine')).until('长辈版');

    phone.privacy.forgetRefusal();
    const back = await app.tab('report-new');
    await back.tap('先拍一张照片');
    await app.agreeToPrivacy();
    await back.until('1/6');
  });

  it('has switched the camera off for WeChat: is told where to switch it on', async () => {
    phone.cameraRefused = true;
    phone.album.push(await aPicture());
    const app = stage.open(phone);
    const page = await atForm(app);
    await page.tap('先拍一张照片');
    await page.until('请在微信设置里打开');
  });

  it('thinks better of taking a photo: nothing happens', async () => {
    const app = stage.open(phone);
    const page = await atForm(app);
    await page.tap('先拍一张照片');
    await page.calm();
    expect(page.words).toContain('先拍一张照片');
    expect(page.all('.v-toast')).toHaveLength(0);
  });
});
