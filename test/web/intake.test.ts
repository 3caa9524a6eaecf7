import { intakeRoutes } from '../../shared/contract/intake';
import { auditRoutes } from '../../shared/contract/member';
import { reportRoutes } from '../../shared/contract/report';
import { YANGJIAWAN } from '../support/people';
import { axeComplaints, cutWords, smallTaps } from '../support/web/inspection';
import type { Phone } from '../support/web/phone';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

const params = { villageId: YANGJIAWAN };

describe('the desk for people without a phone', () => {
  let web: Web;
  let token: string;
  let secretary: Phone;

  beforeAll(async () => {
    web = await Web.start();
    token = await web.running.as('secretary');
    secretary = await web.phoneOf('secretary');
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });

  const taken = async () => (await web.running.api.call(intakeRoutes.list, { params, query: {} }, { token })).items;
  const open = () => secretary.open(`staff/intake?villageId=${YANGJIAWAN}`);
  /** In the order of a conversation. */
  const listen = async (name: string, phone: string, heard: string) => {
    await secretary.write('姓名或称呼', name);
    await secretary.write('回电号码', phone);
    await secretary.write('记下原话', heard);
    await secretary.tap('垃圾满了', 'radio');
    await secretary.tap('哪个组 三组', 'radio');
  };

  it('an empty form says everything that is missing at once, and sends nothing', async () => {
    await open();
    await secretary.tap('记下来');
    await secretary.sees('请写上是谁说的', '请写下回电号码', '请选择是什么事', '请说明在哪里:选组、写地名或选地点');
    await secretary.shot('intake-1-missing');
    expect([await cutWords(secretary.page), await smallTaps(secretary.page), await axeComplaints(secretary.page)]).toEqual([[], [], []]);
    expect(await taken()).toEqual([]);
  });

  it('a call becomes a report whose number is read out; the caller stays between the village and the caller', async () => {
    await open();
    await listen('周奶奶', '13800001234', '周奶奶说桶满了,她的电话 13800001234');
    await secretary.tap('原话就用作公开的说明');
    await secretary.sees('公开的说明里写了姓名或电话,全村都看得到,请去掉');
    await secretary.write('公开的说明', '桶满了');
    await secretary.tap('记下来');
    await secretary.tap('同意');
    await secretary.sees('登记好了', '请念给对方听,凭这个编号能问办得怎么样');
    const [intake] = await taken();
    await secretary.sees(intake!.number);
    await secretary.shot('intake-2-number');
    const report = await web.running.api.call(reportRoutes.read, { params: { reportId: intake!.reportId } }, { token });
    expect(report).toMatchObject({ description: '桶满了', reporterName: null });
    expect(JSON.stringify(report)).not.toMatch(/周奶奶|13800001234/);
    await secretary.tap('再记一条');
  });

  it('on behalf of somebody needs their word', async () => {
    await open();
    await secretary.tap('怎么来的 帮人代报', 'radio');
    await secretary.sees('本人同意由我代报');
    await listen('杨婆婆', '', '屋后的沟堵了');
    await secretary.tap('记下来');
    await secretary.sees('代报要先征得本人同意,请打勾');
    await secretary.tap(/本人同意由我代报/, 'switch');
    await secretary.tap('记下来');
    await secretary.sees('登记好了');
    expect((await taken())[0]).toMatchObject({ channel: 'on-behalf', callerName: '杨婆婆', maskedPhone: '' });
    await secretary.tap('再记一条');
  });

  it('without a signal it waits on the phone, outlives a restart, and leaves once by itself', async () => {
    const before = (await taken()).length;
    await open();
    await listen('李爹爹', '13900005678', '路边有死猪');
    await secretary.signal(false);
    await secretary.tap('记下来');
    await secretary.sees('已存在手机里');
    await secretary.shot('intake-3-offline');
    await secretary.tap('再记一条');
    await secretary.sees('手机里存着的', /值班电话 · 李爹爹/);
    expect(await taken()).toHaveLength(before);
    secretary.asked.length = 0;
    await secretary.signal(true);
    await secretary.seesNo(/值班电话 · 李爹爹/);
    expect((await taken())[0]).toMatchObject({ callerName: '李爹爹', heardWords: '路边有死猪' });
    expect(secretary.asked.filter((one) => one.startsWith('POST') && one.endsWith('/intakes'))).toHaveLength(1);
  });

  it('what was typed half-way is still there when the page is opened again', async () => {
    await open();
    await listen('王嫂', '13700001111', '灯一闪一闪');
    await secretary.page.waitForTimeout(900);
    await open();
    await secretary.tap(/值班电话 · 王嫂/);
    expect(await secretary.page.getByLabel('记下原话').inputValue()).toBe('灯一闪一闪');
  });

  // The last one: Chromium's own question about dialling takes the next tap.
  it('the number to call back is shown on asking, and the look is written down', async () => {
    await open();
    await secretary.sees('周奶奶 138****1234 · 值班电话');
    const intake = (await taken()).find(({ callerName }) => callerName === '周奶奶');
    await secretary.tap(`给 ${intake!.number} 回电`);
    const looks = async () => (await web.running.api.call(auditRoutes.list, { params, query: {} }, { token })).items.filter(({ action }) => action === 'intake.phone');
    for (const end = Date.now() + 5_000; (await looks()).length === 0 && Date.now() < end;) await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(await looks()).toHaveLength(1);
  });
});
