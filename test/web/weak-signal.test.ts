import { reportRoutes } from '../../shared/contract/report';
import { YANGJIAWAN } from '../support/people';
import { cameraPhoto } from '../support/web/photo';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

const A_MONTH_MIN = 31 * 24 * 60;

describe('where the signal is weak and the village is new', () => {
  let web: Web;

  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });
  beforeEach(() => web.later(5));

  it('a report written with no signal waits on the phone, leaves once when it is back, and says so', async () => {
    const villager = await web.phoneOf('villager');
    await villager.open('report-new');
    await villager.signal(false);
    await villager.sees(/没有信号,也能拍/);
    await villager.choose('先拍一张照片', await cameraPhoto('水沟', '#5f7d86'));
    await villager.sees('1/6');
    await villager.tap('河沟池塘', 'radio');
    await villager.write('旁边有什么', '渠道闸口');
    await villager.tap('拍好了,上报');
    await villager.tap('同意');
    await villager.sees('手机里存着的', /河沟池塘 · 渠道闸口/, '已存手机,有信号时自动发出');
    await villager.shot('weak-1-waiting');
    const sent = () => villager.asked.filter((one) => one === `POST /api/villages/${YANGJIAWAN}/reports`);
    villager.asked.length = 0;
    await villager.signal(true);
    await villager.sees('上报已发出');
    await villager.seesNo('手机里存着的');
    expect(sent()).toHaveLength(1);
    const { items } = await web.running.api.call(reportRoutes.list, { params: { villageId: YANGJIAWAN }, query: {} });
    expect(items).toHaveLength(1);
    await villager.close();
  });

  it('what could not be read says so and offers to try again', async () => {
    const villager = await web.phoneOf('villager');
    const home = '**/api/home';
    await villager.page.route(home, (route) => route.fulfill({ status: 500, json: { error: { code: 'INTERNAL', message: '服务器出了点问题,请稍后再试' } } }));
    await villager.open('home');
    await villager.sees('再试一次');
    await villager.shot('weak-2-failed');
    await villager.page.unroute(home);
    await villager.tap('再试一次');
    await villager.sees('杨家湾村');
    await villager.seesNo('再试一次');
    await villager.close();
  });

  it('what was read before is still there without a signal', async () => {
    const villager = await web.phoneOf('villager');
    await villager.open('home');
    await villager.sees('杨家湾村');
    await villager.tab('村庄');
    await villager.sees('村情村貌');
    await villager.signal(false);
    await villager.tab('首页');
    await villager.sees('杨家湾村', /没有信号。看过的还能看/);
    await villager.close();
  });

  it('an empty village tells the secretary what would fill it, and takes him there', async () => {
    const secretary = await web.phoneOf('secretary');
    await secretary.open('village');
    await secretary.tap('发第一条');
    await secretary.sees('发到哪个板块');
    await secretary.close();
  });

  it('a session that has ended is renewed without a word', async () => {
    const villager = await web.phoneOf('villager');
    await villager.open('home');
    await web.later(A_MONTH_MIN);
    villager.asked.length = 0;
    await villager.open('home');
    await villager.sees('杨家湾村');
    expect(villager.asked.filter((one) => one === 'POST /api/demo/sessions')).toHaveLength(1);
    await villager.close();
  });
});
