import { Notices } from '../../server/src/features/notice/notices.service';
import { noticeRoutes } from '../../shared/contract/notice';
import { NOTICE_FORMS } from '../../shared/domain/notice-templates';
import { templateIdOf } from '../support/notices';
import { type Person, YANGJIAWAN, aVillager } from '../support/people';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('a villager is told', () => {
  let stage: Stage;
  let villager: Person;
  let doors = 0;

  beforeAll(async () => {
    stage = await Stage.open();
  });
  beforeEach(async () => {
    villager = await aVillager(stage.running, { groupNo: 4, doorNo: String((doors += 1)) });
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const tell = (what: string) =>
    stage.running.app.get(Notices, { strict: false }).tell({
      template: 'report-closed', to: [villager.memberId], villageId: YANGJIAWAN, subject: 'report:r1', key: what,
      values: { what, place: '三组', number: '1', words: '办结', note: '换了灯泡' }, page: { name: 'resident/posts', params: { villageId: YANGJIAWAN } },
    });
  const credits = async () => {
    const { forms } = await stage.running.api.call(noticeRoutes.settings, {}, { token: villager.token });
    return forms.map((one) => one.credits);
  };

  it('sees on the first page that there is news, reads one, and then all', async () => {
    for (const what of ['路灯不亮', '垃圾满了', '河沟池塘']) await tell(what);
    const app = await stage.openFor(villager);
    await app.page.until('3 条没看');
    await app.page.tap('消息');
    const list = await app.at('resident/notices');
    await list.until('“路灯不亮”(三组):换了灯泡。');
    await list.tap('垃圾满了');
    await app.at('resident/posts');
    const mine = await app.tab('mine');
    await mine.until('2 条没看');
    await mine.tap('消息');
    const again = await app.at('resident/notices');
    await again.tap('全部看过了');
    await again.untilGone('没看');
    expect(await stage.running.api.call(noticeRoutes.unread, {}, { token: villager.token })).toEqual({ unread: 0 });
  });

  it('the way they choose, and lets WeChat send more', async () => {
    const phone = await stage.phoneOf(villager);
    phone.screen.allows = (id) => (id === templateIdOf('verdict') ? 'reject' : 'accept');
    const page = stage.open(phone, 'packages/resident/settings/index').page;
    await page.until('怎么提醒我');
    await page.tap('每天早上汇总');
    await page.calm();
    const { groups } = await stage.running.api.call(noticeRoutes.settings, {}, { token: villager.token });
    expect(groups[0]).toEqual({ group: 'reports', channel: 'digest' });
    await page.tap('让微信多提醒几条');
    await page.until('上报进展还能发 1 条,派活提醒还能发 1 条,审核结果还能发 0 条');
    expect(phone.screen.subscriptions).toEqual([NOTICE_FORMS.map(templateIdOf)]);
    expect(await credits()).toEqual([1, 1, 0, 1]);
  });

  it('nothing more, when the main switch in WeChat is off, and nothing breaks', async () => {
    const phone = await stage.phoneOf(villager);
    phone.screen.allows = () => undefined;
    const page = stage.open(phone, 'packages/resident/settings/index').page;
    await page.until('让微信多提醒几条');
    await page.tap('让微信多提醒几条');
    await page.calm();
    expect(await credits()).toEqual([0, 0, 0, 0]);
  });
});
