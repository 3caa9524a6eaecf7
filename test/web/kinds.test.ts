import { reportKindRoutes } from '../../shared/contract/report-kind';
import { YANGJIAWAN } from '../support/people';
import { axeComplaints, cutWords, smallTaps } from '../support/web/inspection';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

let web: Web;
beforeAll(async () => {
  web = await Web.start();
});
afterAll(() => web.close());

const countyCode = YANGJIAWAN.slice(0, 6);
const kinds = async () => (await web.running.api.call(reportKindRoutes.ofVillage, { params: { villageId: YANGJIAWAN } })).items!;

it('the county officer adds a kind with a question, changes a deadline and turns a kind off, from the workbench', async () => {
  const officer = await web.phoneOf('county-officer');
  await officer.open('staff/workbench');
  await officer.tap('上报类型');
  await officer.settled();
  await officer.tap('加一类');
  await officer.write('名称', '乱停车');
  await officer.tap('道路', 'radio');
  await officer.tap('村容镇貌', 'radio');
  await officer.tap('加一个问题');
  await officer.write('问题 1', '挡路了吗?');
  await officer.shot('kinds-new');
  expect([await cutWords(officer.page), await smallTaps(officer.page), await axeComplaints(officer.page)]).toEqual([[], [], []]);
  await officer.tap('存好');
  await officer.sees('已经存好,全县马上用上');
  expect((await kinds()).find(({ name }) => name === '乱停车')).toMatchObject({
    icon: 'road', group: 'appearance', minutes: { accept: 240, respond: 480, solve: 1440 }, questions: [{ ask: '挡路了吗?', type: 'yes-no' }],
  });

  await officer.tap(/^路灯不亮/);
  await officer.write('几小时内办结', '1');
  await officer.tap('存好');
  await officer.sees('不能比办结的时限还长');
  await officer.write('几小时内办结', '12.5');
  await officer.tap('存好');
  await officer.sees('县里改过');
  expect((await kinds()).find(({ id }) => id === 'lamp')?.minutes.solve).toBe(750);

  await officer.tap(/^散埋乱葬/);
  await officer.tap('停用这一类');
  await officer.tap('停用');
  await officer.sees('已停用');
  expect((await kinds()).find(({ id }) => id === 'graves')?.retired).toBe(true);
  expect(officer.crashes).toEqual([]);
});

it('what the officer typed is still there when a colleague was faster, and is stored once they have been told', async () => {
  const officer = await web.phoneOf('county-officer');
  await officer.open('staff/kinds');
  await officer.tap(/^路坏了/);
  await officer.write('名称', '路面坏了');
  const colleague = { token: await web.running.as('county-officer') };
  const { items } = await web.running.api.call(reportKindRoutes.ofCounty, { params: { countyCode } }, colleague);
  const { id: kindId, version, origin: _origin, changedAt: _at, retired: _retired, ...kind } = items.find(({ id }) => id === 'road')!;
  await web.running.api.call(reportKindRoutes.edit, { params: { countyCode, kindId }, body: { version, kind: { ...kind, name: '村道坏了' } } }, colleague);
  await officer.tap('存好');
  await officer.sees('刚有人改过这一类');
  await officer.shot('kinds-meanwhile');
  expect((await kinds()).find(({ id }) => id === 'road')?.name).toBe('村道坏了');
  await officer.tap('存好');
  await officer.sees('已经存好,全县马上用上');
  expect((await kinds()).find(({ id }) => id === 'road')?.name).toBe('路面坏了');
});

it('a secretary who opens the page by its address reads who looks after it', async () => {
  const secretary = await web.phoneOf('secretary');
  await secretary.open('staff/kinds');
  await secretary.sees(/由县整治办管理/);
});
