import { reportRoutes, type ReportView } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { YANGJIAWAN, aCleaner, aVillager, type Person } from '../support/people';
import { aPhoto, aReport } from '../support/reports';
import type { Phone } from '../support/web/phone';
import { cameraPhoto } from '../support/web/photo';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

const HERE = { lat: 30.62345, lng: 114.91234 };
const params = { villageId: YANGJIAWAN };

describe('a villager with a phone and a mess', () => {
  let web: Web;
  let villager: Phone;
  let token: string;
  let neighbour: Person;

  beforeAll(async () => {
    web = await Web.start();
    token = await web.running.as('villager');
    neighbour = await aVillager(web.running, { groupNo: 2, doorNo: '33' });
    villager = await web.phoneOf('villager');
    await villager.standAt(HERE.lat, HERE.lng);
    await villager.allowMicrophone();
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });
  beforeEach(() => web.later(5));

  const read = (reportId: string): Promise<ReportView> => web.running.api.call(reportRoutes.read, { params: { reportId } }, { token });
  const mine = async () => (await web.running.api.call(reportRoutes.mine, { query: {} }, { token })).items;
  /** Photo, kind and question; the group where it is not remembered. */
  const fillIn = async (kind: string, answer?: string) => {
    await villager.open('report-new');
    await villager.choose('先拍一张照片', await cameraPhoto(kind));
    await villager.sees('1/6');
    await villager.tap(kind, 'radio');
    if (answer) await villager.tap(answer, 'radio');
  };

  it('is shown that a neighbour reported the same thing, follows it, and nothing is sent twice', async () => {
    const other = await aReport(web.running, neighbour, YANGJIAWAN, { point: { ...HERE, system: 'wgs84' } });
    await web.later(5);
    await fillIn('垃圾满了', '溢出来了');
    await villager.tap('就在我站的地方');
    await villager.sees('地点选好了,点这里改');
    await villager.tap('拍好了,上报');
    await villager.tap('同意');
    await villager.sees('是不是这一条?', '就在这里 · 5 分钟前上报');
    await villager.shot('resident-1-nearby');
    await villager.tap(/就是这一条,我也看到了/);
    await villager.sees('记下了,您也看到了', '1 个人也看到了', '不跟了');
    await villager.shot('resident-2-followed');
    expect(await mine()).toEqual([]);
    expect((await read(other.reportId)).followers).toBe(1);
    await villager.open('report-new');
    await villager.seesNo('手机里存着的');
  });

  it('finds what they follow in the list, and follows it no longer', async () => {
    await villager.open(`resident/reports?villageId=${YANGJIAWAN}`);
    await villager.tap('我也看到的', 'tab');
    await villager.sees(/1 个人也看到了/);
    await villager.tap(/垃圾满了/);
    await villager.tap('不跟了');
    await villager.sees('您也看到了吗?', '我也看到了');
    await villager.open(`resident/reports?villageId=${YANGJIAWAN}`);
    await villager.tap('我也看到的', 'tab');
    await villager.sees(/别人报的事您也看到了/);
  });

  it('sends their own all the same when it is another one, with the answers', async () => {
    await fillIn('垃圾满了', '溢出来了');
    await villager.tap('就在我站的地方');
    await villager.sees('地点选好了,点这里改');
    await villager.tap('哪个组 三组', 'radio');
    await villager.tap('拍好了,上报');
    await villager.sees('是不是这一条?');
    await villager.tap('不是,继续上报');
    await villager.sees('报上去了,谢谢您', '满到什么样', '溢出来了', '您上报的,没有公开姓名');
    await villager.shot('resident-3-own');
    expect(await mine()).toHaveLength(1);
  });

  it('adds a word, then says that it is no longer needed', async () => {
    await villager.tap('补充一句');
    await villager.write('说一句', '桶后面也有');
    await villager.tap('发出去');
    await villager.sees('已经补上', /桶后面也有/);
    await villager.tap('不用处理了');
    await villager.write('理由', '已经有人清走了');
    await villager.page.getByRole('dialog').getByRole('button', { name: '不用处理了' }).click();
    await villager.sees('好的,这条到此为止', '不用处理了:已经有人清走了');
    expect((await mine())[0]).toMatchObject({ state: 'dropped' });
  });

  it('next time needs three taps: the group is remembered and the last kind stands first', async () => {
    await villager.open('report-new');
    const kinds = villager.page.getByRole('radiogroup', { name: '是什么事' }).getByRole('radio');
    await villager.sees('垃圾满了');
    expect(await kinds.first().getAttribute('aria-label')).toBe('垃圾满了');
    await fillIn('垃圾满了');
    await villager.tap('拍好了,上报');
    await villager.sees('报上去了,谢谢您', '三组');
  });

  it('must answer what the kind needs to know, found behind 更多', async () => {
    await villager.open('report-new');
    await villager.choose('先拍一张照片', await cameraPhoto('烟'));
    await villager.sees('1/6');
    await villager.tap(/^更多/);
    await villager.shot('resident-4-all-kinds');
    await villager.tap('畜禽粪污', 'radio');
    await villager.seesNo('脏了、烧了');
    await villager.tap('焚烧冒烟', 'radio');
    await villager.tap('拍好了,上报');
    await villager.sees('请回答“还在烧吗?”');
    await villager.tap('是', 'radio');
    await villager.tap('拍好了,上报');
    await villager.sees('报上去了,谢谢您', '还在烧吗', '急');
  });

  it('speaks instead of writing where there is no signal; words and photo arrive once', async () => {
    await fillIn('乱扔垃圾');
    await villager.signal(false);
    await villager.tap('点一下,用语音说');
    await villager.sees('正在录,说完点一下');
    await villager.page.waitForTimeout(1_500);
    await villager.tap(/正在录/);
    await villager.sees(/听第 1 段/);
    await villager.tap('拍好了,上报');
    await villager.sees('已存手机,有信号时自动发出', /乱扔垃圾 · 三组/);
    const before = (await mine()).length;
    villager.asked.length = 0;
    await villager.signal(true);
    await villager.sees('上报已发出');
    expect(villager.asked.filter((one) => one === `POST /api/villages/${YANGJIAWAN}/reports`)).toHaveLength(1);
    const all = await mine();
    expect(all).toHaveLength(before + 1);
    const { voices, before: photos } = await read(all[0]!.reportId);
    expect([voices.length, photos.length]).toEqual([1, 1]);
    await villager.open(`resident/report?reportId=${all[0]!.reportId}`);
    await villager.sees(/听上报人说的话/);
    await villager.shot('resident-5-spoken');
  });

  describe('and somebody else\'s report that was closed', () => {
    let closed: ReportView;
    beforeAll(async () => {
      const { api } = web.running;
      const worker = await aCleaner(web.running, YANGJIAWAN, { groupNo: 4, doorNo: '44' });
      const secretary = { token: await web.running.as('secretary') };
      const { reportId } = await aReport(web.running, neighbour, YANGJIAWAN, { words: '桥头' });
      await web.later(1);
      await api.call(reportStaffRoutes.assign, { params: { reportId }, body: { workerId: worker.memberId } }, secretary);
      const photoIds = [await aPhoto(web.running, worker, 'after')];
      await api.call(reportStaffRoutes.fix, { params: { reportId }, body: { photoIds } }, worker);
      closed = await api.call(reportRoutes.confirm, { params: { reportId }, body: {} }, neighbour);
    });

    it('is reopened only with a photo and a word', async () => {
      await villager.open(`resident/report?reportId=${closed.reportId}`);
      await villager.sees('办结');
      await villager.tap('没修好,拍照重开');
      await villager.tap('重开这条上报');
      await villager.sees('请拍一张照片');
      await villager.choose('先拍一张照片', await cameraPhoto('又满了'));
      await villager.sees('再拍一张');
      await villager.tap('重开这条上报');
      await villager.sees('请写一句看到的情况');
      await villager.write('说一句', '今天又满了');
      await villager.shot('resident-6-reopen');
      await villager.tap('重开这条上报');
      await villager.sees('已经重开,村里会重新办', '处理中', '重新办过 1 次', /有人拍照说没修好/);
      const now = await read(closed.reportId);
      expect(now).toMatchObject({ state: 'assigned', reopened: 1 });
      expect(now.steps[0]).toMatchObject({ move: 'reopen', note: '今天又满了' });
      expect(now.steps[0]!.photos).toHaveLength(1);
      await villager.shot('resident-7-reopened');
    });
  });

  it('finds the village\'s reports of one kind', async () => {
    expect((await web.running.api.call(reportRoutes.list, { params, query: { kind: 'litter' } })).items).toHaveLength(1);
    await villager.open(`resident/reports?villageId=${YANGJIAWAN}`);
    await villager.sees(/焚烧冒烟/);
    await villager.tap('只看一种事');
    await villager.tap('乱扔垃圾', 'radio');
    await villager.sees('只看乱扔垃圾');
    await villager.seesNo('焚烧冒烟');
    await villager.tap('看全部的事');
    await villager.sees(/焚烧冒烟/);
  });
});
