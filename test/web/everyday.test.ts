import { postRoutes } from '../../shared/contract/post';
import { YANGJIAWAN } from '../support/people';
import { cameraPhoto } from '../support/web/photo';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

const village = `villageId=${YANGJIAWAN}`;
const table = (...rows: string[]) => ({
  name: '住户.csv', mimeType: 'text/csv', buffer: Buffer.from(['组,门牌号,户主,姓名,关系,在村/外出,党员户,低保户', ...rows].join('\n')),
});

describe('an ordinary week in the village', () => {
  let web: Web;

  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });
  beforeEach(() => web.later(5));

  it('somebody who lives away claims the house they come from, and the group leader verifies it', async () => {
    const away = await web.phoneOf('follower');
    await away.open(`resident/claim?${village}`);
    await away.tap('哪个组 三组', 'radio');
    await away.write('门牌号', '12');
    await away.write('您的姓名', '周晓梅');
    await away.tap('我在外地', 'radio');
    await away.tap('认领我家');
    await away.tap('同意');
    await away.sees('等村里核实');
    await away.shot('everyday-1-claimed');

    const leader = await web.phoneOf('group-leader');
    await leader.open('staff/workbench');
    await leader.tap(/核实.*周晓梅|周晓梅.*核实|核实:/);
    await leader.sees(/周晓梅 · 三组 12 号/, /在外/, '户里没登记这个名字');
    await leader.tap('核实:周晓梅');
    await leader.sees('核实好了,这户的人能看自家档案了');

    await web.later(5);
    await away.open('resident/record');
    await away.sees('我家的共治档案', '杨家湾村 三组 12 号');
  });

  it('the secretary publishes with a photo, corrects it, and takes it back with a reason', async () => {
    const secretary = await web.phoneOf('secretary');
    await secretary.open(`staff/publish?${village}`);
    await secretary.write('标题', '明早七点大扫除');
    await secretary.write('正文', '各组带上扫把,老槐树下集合。');
    await secretary.tap('村内广播', 'radio');
    await secretary.choose('加照片', await cameraPhoto('扫把', '#7aa37c'));
    await secretary.sees('1 / 9');
    await secretary.tap('发出去');
    await secretary.tap('改这条');
    await secretary.write('标题', '明早八点大扫除');
    await secretary.tap('改好了');
    await secretary.sees('明早八点大扫除', /改过/);
    await secretary.shot('everyday-2-post');

    const follower = await web.phoneOf('follower');
    await follower.open('village');
    await follower.sees('明早八点大扫除');

    await web.later(5);
    await secretary.tap('改这条');
    await secretary.tap('撤下这条');
    await secretary.write('理由', '下雨,改到周六');
    await secretary.tap('撤下');
    await secretary.sees('这条已经撤下:下雨,改到周六');
    const { items } = await web.running.api.call(postRoutes.list, { params: { villageId: YANGJIAWAN } });
    expect(items).toEqual([]);
    await follower.open('village');
    await follower.sees('村里还没发消息,村干部发的通知和照片会在这里');
    await follower.seesNo('明早八点大扫除');
  });

  it('a table with a bad row is named by its line; the corrected one is stored', async () => {
    const secretary = await web.phoneOf('secretary');
    await secretary.open(`staff/import?${village}`);
    await secretary.choose('选表格', table('5,1,冯大海,冯大海,户主,在村,否,否', '五,二,王秀,王秀,户主,在村,否,否'));
    await secretary.sees('这些行要改', '第 3 行');
    await secretary.shot('everyday-3-bad-row');
    await secretary.choose('换一张表', table('5,1,冯大海,冯大海,户主,在村,否,否', '5,2,王秀,王秀,户主,在外,否,否'));
    await secretary.tap('导入 2 户');
    await secretary.tap('导入');
    await secretary.sees('导入好了,新增 2 户,更新 0 户');
    await secretary.open(`staff/households?${village}`);
    await secretary.write('找一户', '冯大海');
    await secretary.sees(/冯大海/);
  });
});
