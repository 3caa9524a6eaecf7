import { checklists } from '../../shared/domain/checklists';
import { memberRoutes } from '../../shared/contract/member';
import { recordRoutes } from '../../shared/contract/record';
import { YANGJIAWAN } from '../support/people';
import type { Phone } from '../support/web/phone';
import { cameraPhoto } from '../support/web/photo';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

const village = `villageId=${YANGJIAWAN}`;
const A_WEEK_MIN = 7 * 24 * 60;

/** Four people and one mess, one after the other; each sentence goes on where the last one ended. */
describe('from a full bin to the household\'s record', () => {
  let web: Web;
  let villager: Phone;
  let secretary: Phone;
  let cleaner: Phone;
  let inspector: Phone;

  beforeAll(async () => {
    web = await Web.start();
    const { api, as } = web.running;
    await api.call(memberRoutes.unfollow, { params: { villageId: YANGJIAWAN } }, { token: await as('villager') });
    villager = await web.phone();
    [secretary, cleaner, inspector] = [await web.phoneOf('secretary'), await web.phoneOf('cleaner'), await web.phoneOf('inspector')];
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });
  beforeEach(() => web.later(5));

  it('the villager signs in and is shown how to find her village', async () => {
    await villager.open('home');
    await villager.tap(/杨桂兰/);
    await villager.sees('还没有关注村庄');
    await villager.shot('chain-1-nothing-followed');
  });

  it('she finds it by its initials and follows it', async () => {
    await villager.tap('去找村庄');
    await villager.settled();
    await villager.write('村名、曾用名或拼音', 'yjw');
    await villager.tap(/杨家湾村/);
    await villager.sees('9 人关注');
    await villager.tap('关注杨家湾村');
    await villager.sees('已关注', '10 人关注');
    await villager.tab('首页');
    await villager.sees('杨家湾村', '村里还没发消息');
  });

  it('the whole village page is one request', async () => {
    villager.asked.length = 0;
    await villager.open('village');
    await villager.sees('村情村貌', '先锋代言', '还没评比', '都处理完了');
    expect(villager.asked.sort()).toEqual(['GET /api/me', `GET /api/villages/${YANGJIAWAN}`]);
    await villager.shot('chain-2-village');
  });

  it('she photographs the full bin and sends it, without her name', async () => {
    await villager.tab('随手拍');
    await villager.choose('先拍一张照片', await cameraPhoto('满了'));
    await villager.sees('1/6');
    await villager.tap('垃圾满了', 'radio');
    await villager.tap('哪个组 三组', 'radio');
    await villager.write('旁边有什么', '老槐树旁');
    await villager.shot('chain-3-report-form');
    await villager.tap('拍好了,上报');
    await villager.tap('同意');
    await villager.sees('报上去了,谢谢您', '三组 老槐树旁');
    await villager.seesNo('杨桂兰');
  });

  it('the secretary finds it on his desk, accepts it and gives it to the cleaner', async () => {
    await secretary.open('staff/workbench');
    await secretary.sees('垃圾满了');
    await secretary.shot('chain-4-desk');
    await secretary.tap(/^\S+:垃圾满了/);
    await secretary.tap('受理');
    await secretary.sees('村里已受理');
    await secretary.tap('派单');
    await secretary.tap(/王德顺/, 'radio');
    await secretary.page.getByRole('dialog').getByRole('button', { name: '派单' }).click();
    await secretary.sees('派好了', /已派给.*王德顺/);
  });

  it('the cleaner finds the task and shows it done', async () => {
    await cleaner.open('staff/workbench');
    await cleaner.tap(/垃圾满了/);
    await cleaner.choose('拍照办结', await cameraPhoto('干净', '#9fc6a4'));
    await cleaner.sees('处理后的照片');
    await cleaner.shot('chain-5-after-photo');
    await cleaner.tap('拍好了,办结');
    await cleaner.sees('等上报人确认', /处理完毕/);
  });

  it('the villager is asked on her first page, looks, and says it is fixed', async () => {
    await villager.open('home');
    await villager.tap(/去确认/);
    await villager.sees('处理前', '处理后');
    await villager.shot('chain-6-confirm');
    await villager.tap('修好了');
    await villager.sees('谢谢您,已记入共治档案', '上报人确认修好了');
  });

  it('her household\'s record has one more line, and the line explains itself', async () => {
    await villager.open('resident/record');
    await villager.sees('上报的事修好了', /垃圾满了/);
    await villager.shot('chain-7-record');
    await villager.tap(/上报的事修好了/);
    await villager.sees('为什么是这么多分', /记分规则第 2 版/, /杨桂兰/);
    await villager.tap(/看那条随手拍/);
    await villager.sees('三组 老槐树旁', '办结');
  });

  it('the secretary opens a round for the third group', async () => {
    await secretary.open(`staff/round?${village}`);
    await secretary.tap(/^三组/, 'switch');
    await secretary.tap('开始评比');
    await secretary.sees('杨桂兰', '杨建国', '公示结果');
  });

  it('the inspector scores both households with no signal, and the sheets arrive once when it is back', async () => {
    await inspector.open('staff/workbench');
    await inspector.tap(/入户评比/);
    await inspector.tap('接着打分');
    await inspector.sees('没有信号,也能打分');
    await inspector.signal(false);
    await score(inspector);
    await inspector.sees('已存手机', '有信号时自动上传');
    await inspector.shot('chain-8-scored-offline');
    await inspector.tap('下一户');
    await score(inspector);
    await inspector.sees('已存手机');
    const sent = () => inspector.asked.filter((one) => one.startsWith('PUT') && one.includes('/sheets/'));
    inspector.asked.length = 0;
    await inspector.signal(true);
    await inspector.sees('这户打好了');
    await inspector.settled();
    expect(sent()).toHaveLength(2);
    expect(new Set(sent()).size).toBe(2);
  });

  it('the secretary publishes, and everybody sees who is cleanest', async () => {
    await secretary.open(`staff/round?${village}`);
    await secretary.tap(/入户评比/);
    await secretary.tap('公示结果');
    await secretary.tap('公示');
    await secretary.sees('已经公示,大家都能看到了');
    await villager.open(`resident/rounds?${village}`);
    await villager.tap(/入户评比/);
    await villager.sees('最清洁');
    await villager.shot('chain-9-results');
  });

  it('after the notice period the grade stands in the record', async () => {
    await web.later(A_WEEK_MIN + 60);
    await villager.open('resident/record');
    await villager.sees(/入户评比:最清洁/, /公示期满/);
    await villager.shot('chain-10-record');
  });

  it('and the village\'s five co\'s count it all', async () => {
    await villager.open(`resident/five?${village}`);
    await villager.sees('2026 年四季度', '参与的人');
    const { items } = await web.running.api.call(recordRoutes.fiveCos, { params: { villageId: YANGJIAWAN } });
    expect(items[0]?.phases).toContainEqual({ phase: 'evaluate', entries: 2 });
    await villager.shot('chain-11-five');
  });
});

/** Item by item, the best choice, as a thumb does it. */
async function score(phone: Phone): Promise<void> {
  const { sections } = checklists[0]!;
  for (const [at, { items }] of sections.entries()) {
    for (const { text, max } of items) await phone.tap(`${text} ${max / 100}`, 'radio');
    await phone.tap(at === sections.length - 1 ? '打完了' : '下一段');
  }
}
