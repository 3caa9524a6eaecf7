import { villageRoutes } from '../../shared/contract/village';
import { aFollower, YANGJIAWAN } from '../support/people';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('a person opens the mini-program', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  beforeEach(() => stage.wechat.reset());
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const logins = () => stage.wechat.callsTo('/sns/jscode2session').length;

  it('for the first time, is signed in without a question, finds a village by its initials and follows it', async () => {
    const before = await stage.running.api.call(villageRoutes.page, { params: { villageId: YANGJIAWAN } });
    const app = stage.open(stage.newPhone());
    await app.page.until('还没有关注村庄');
    expect(logins()).toBe(1);

    await app.page.tap('去找村庄');
    const find = await app.at('resident/find-village');
    await find.write('村名', 'yjw');
    await find.tap('杨家湾村');
    const village = await app.at('village');
    await village.tap('关注');
    await village.until('已关注');

    const home = await app.tab('home');
    await home.until('杨家湾村');
    const after = await stage.running.api.call(villageRoutes.page, { params: { villageId: YANGJIAWAN } });
    expect(after.followerCount).toBe(before.followerCount + 1);
  });

  it('again the next day, is still signed in, and sees the village at once even without a signal', async () => {
    const app = await stage.openFor(await aFollower(stage.running));
    await app.page.until('杨家湾村');
    // Reads are put away a few seconds after they came.
    await app.page.waitFor(() => app.phone.storage.keys.includes('reads'), 'the kept reads');
    app.phone.network.lose();
    const again = stage.restart(app);
    await again.page.until('杨家湾村');
    expect(again.page.words).toContain('没有信号');
    expect(logins()).toBe(1);
  });

  it('while WeChat is busy: may look around, and signs in by hand when it works again', async () => {
    stage.wechat.fail('/sns/jscode2session', { errcode: 45011 }, 4);
    const app = stage.open(stage.newPhone());
    await app.page.until('微信登录');
    stage.wechat.reset();
    await app.page.tap('微信登录');
    await app.page.until('还没有关注村庄');
  });

  it('from the card a neighbour sent, sees that village, and can send it on', async () => {
    const sender = await stage.openFor(await aFollower(stage.running), `pages/village/index?villageId=${YANGJIAWAN}`);
    await sender.page.until('杨家湾村');
    const card = sender.page.share();
    expect(card?.title).toContain('杨家湾村');

    const receiver = stage.open(stage.newPhone(), card!.path!.replace(/^\//, ''));
    await receiver.page.until('杨家湾村');
    expect(receiver.page.path).toBe('pages/village/index');
    expect(receiver.page.share()?.path).toBe(card?.path);
  });

  it('with WeChat set to large letters, reads in large letters; the largest is 25.5 px', async () => {
    const baseAt = async (fontSize: number) => {
      const app = stage.open(stage.newPhone({ fontSize }));
      await app.page.calm();
      return { style: app.page.all('.v-page')[0]?.getAttribute('style'), isLarge: app.page.all('.v-page--large').length === 1 };
    };
    expect(await baseAt(16)).toEqual({ style: expect.stringContaining('--base: 17px'), isLarge: false });
    expect(await baseAt(20)).toEqual({ style: expect.stringContaining('--base: 21.25px'), isLarge: true });
    expect(await baseAt(30)).toEqual({ style: expect.stringContaining('--base: 25.5px'), isLarge: true });
  });

  it('switches to the elders\' letters, and they stay after a restart', async () => {
    const app = await stage.openFor(await aFollower(stage.running));
    const mine = await app.tab('mine');
    await mine.tap('长辈版(大字)');
    await mine.waitFor(() => mine.all('.v-page--large').length === 1, 'large letters');
    const again = stage.restart(app);
    await again.page.calm();
    expect(again.page.all('.v-page')[0]?.getAttribute('style')).toContain('--base: 22px');
  });

  it('after months, when the session has ended: is signed in again without a word, and what was asked is done', async () => {
    const app = await stage.openFor(await aFollower(stage.running));
    await (await app.tab('village')).until('已关注');
    stage.running.clock.advanceDays(400);
    await app.page.tap('已关注');
    await app.page.untilGone('已关注');
    await app.page.calm();
    expect(app.page.words).toContain('杨家湾村');
    expect(app.page.words).not.toContain('已关注');
    expect(app.page.words).not.toMatch(/登录|出了点问题/);
    expect(logins()).toBe(2);
  });
});
