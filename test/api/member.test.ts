import { PersonaSeed } from '../../server/src/features/demo/persona-seed.service';
import { Member, Session } from '../../server/src/features/member/member.entity';
import { Members } from '../../server/src/features/member/members.service';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { demoRoutes, memberRoutes, PERSONAS } from '../../shared/contract/member';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aStranger, FAR_AWAY, NEXT_VILLAGE, OTHER_TOWN, theVillages, YANGJIAWAN, type Person } from '../support/people';
import { WeChatDouble } from '../support/wechat-double/wechat-double';

describe.each(databases)('people on $name', (on) => {
  let running: RunningApp;
  const me = (token: string) => running.api.call(memberRoutes.me, {}, { token });
  const signIn = (code: string) => running.api.call(memberRoutes.signIn, { body: { code } });
  const uow = () => running.app.get(UnitOfWork, { strict: false });

  beforeAll(async () => {
    running = await startApp(on);
    await theVillages(running);
  });
  afterAll(() => running?.close());

  describe('somebody signs in', () => {
    it('and is the same person next time', async () => {
      const first = await signIn('same-person');
      const again = await signIn('same-person');
      expect(again.me.memberId).toBe(first.me.memberId);
      expect(again.token).not.toBe(first.token);
      expect(first.me).toMatchObject({ nickname: expect.stringMatching(/^乡亲/), follows: [], residencies: [], appointments: [], consentVersion: 0 });
    });

    it('and is one person when four phones do so at once', async () => {
      const all = await Promise.all([1, 2, 3, 4].map(() => signIn('at-once')));
      expect(new Set(all.map((one) => one.me.memberId)).size).toBe(1);
    });

    it('and the database holds neither the openid nor the token', async () => {
      const { memberId, token } = await aStranger(running);
      const openid = (await running.app.get(Members, { strict: false }).openidOf(memberId))!;
      const rows = JSON.stringify([await uow().repo(Member).findOneBy({ id: memberId }), await uow().repo(Session).findBy({ memberId })]);
      expect(openid).toMatch(/^openid-/);
      expect(rows).not.toContain(openid);
      expect(rows).not.toContain(token);
    });
  });

  describe('a session', () => {
    const DAY = 24 * 3_600_000;
    afterEach(() => running.clock.set('2026-11-23T09:00:00+08:00'));

    it('ends 30 days after it was last renewed', async () => {
      const { token } = await signIn('leaves-for-good');
      running.clock.advance(30 * DAY);
      await expect(me(token)).rejects.toMatchObject({ status: 401, code: 'SESSION_EXPIRED' });
    });

    it('renews itself when less than half is left', async () => {
      const { token } = await signIn('comes-back');
      running.clock.advance(16 * DAY);
      await me(token);
      running.clock.advance(29 * DAY);
      await expect(me(token)).resolves.toBeDefined();
      running.clock.advance(30 * DAY);
      await expect(me(token)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    });

    it('is not renewed by a visit on the first day', async () => {
      const { token } = await signIn('one-visit');
      running.clock.advance(DAY);
      await me(token);
      running.clock.advance(29 * DAY);
      await expect(me(token)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    });

    it('that is signed out does not work any more, the other phone does', async () => {
      const [phone, tablet] = [await signIn('two-devices'), await signIn('two-devices')];
      await running.api.call(memberRoutes.signOut, {}, { token: phone.token });
      await expect(me(phone.token)).rejects.toMatchObject({ status: 401, code: 'SIGN_IN_NEEDED' });
      await expect(me(tablet.token)).resolves.toBeDefined();
    });

    it('is ended on every phone at once', async () => {
      const [phone, tablet] = [await signIn('lost-phone'), await signIn('lost-phone')];
      await running.api.call(memberRoutes.signOutEverywhere, {}, { token: tablet.token });
      for (const { token } of [phone, tablet]) await expect(me(token)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    });

    it('cannot be guessed', async () => {
      await expect(me('not-a-token')).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    });
  });

  describe('a person', () => {
    it('changes the shown name', async () => {
      const { token } = await aStranger(running);
      expect(await running.api.call(memberRoutes.updateMe, { body: { nickname: ' 桂花 ' } }, { token })).toMatchObject({ nickname: '桂花' });
    });

    it.each(['村书记老王', '系统管理员', '违规示例'])('cannot be called %s', async (nickname) => {
      const { token } = await aStranger(running, '原来');
      await expect(running.api.call(memberRoutes.updateMe, { body: { nickname } }, { token })).rejects.toMatchObject({ code: 'NICKNAME_TAKEN_BACK' });
      expect((await me(token)).nickname).toBe('原来');
    });

    it('agrees to the privacy notice, and an older version does not take that back', async () => {
      const { token } = await aStranger(running);
      const agree = (version: number) => running.api.call(memberRoutes.consent, { body: { version } }, { token });
      expect((await agree(2)).consentVersion).toBe(2);
      expect((await agree(1)).consentVersion).toBe(2);
    });
  });

  describe('following a village', () => {
    const follow = (person: Person, villageId: string) => running.api.call(memberRoutes.follow, { params: { villageId } }, { token: person.token });
    const unfollow = (person: Person, villageId: string) => running.api.call(memberRoutes.unfollow, { params: { villageId } }, { token: person.token });

    it('twice is once, and leaving twice is leaving once', async () => {
      const [first, second] = [await aStranger(running), await aStranger(running)];
      expect(await follow(first, OTHER_TOWN)).toEqual({ following: true, followerCount: 1 });
      expect(await follow(first, OTHER_TOWN)).toEqual({ following: true, followerCount: 1 });
      expect(await follow(second, OTHER_TOWN)).toEqual({ following: true, followerCount: 2 });
      expect(await unfollow(first, OTHER_TOWN)).toEqual({ following: false, followerCount: 1 });
      expect(await unfollow(first, OTHER_TOWN)).toEqual({ following: false, followerCount: 1 });
      expect((await me(second.token)).follows).toMatchObject([{ villageId: OTHER_TOWN, name: '一字门社区', townName: '赤壁街道', countyName: '黄州区' }]);
    });

    it('is counted exactly when many do it at once, each of them twice', async () => {
      const crowd = await Promise.all(Array.from({ length: 12 }, () => aStranger(running)));
      await Promise.all([...crowd, ...crowd].map((person) => follow(person, FAR_AWAY)));
      expect((await follow(crowd[0]!, FAR_AWAY)).followerCount).toBe(12);
      await Promise.all([...crowd, ...crowd].slice(0, 18).map((person) => unfollow(person, FAR_AWAY)));
      expect((await unfollow(crowd[0]!, FAR_AWAY)).followerCount).toBe(0);
    });

    it('ends at 50 villages, also when two are followed at once', async () => {
      const person = await aStranger(running);
      await uow().run(() => uow().repo(Member).update({ id: person.memberId }, { followCount: 49 }));
      const both = await Promise.allSettled([follow(person, YANGJIAWAN), follow(person, NEXT_VILLAGE)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 422, code: 'FOLLOW_LIMIT' } });
      expect((await me(person.token)).follows).toHaveLength(1);
    });

    it('needs a village', async () => {
      await expect(follow(await aStranger(running), '999999999999')).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('the demo', () => {
    beforeAll(async () => {
      const seed = running.app.get(PersonaSeed, { strict: false });
      await seed.plant();
      await seed.plant();
    });

    it('offers nine people', async () => {
      const { items } = await running.api.call(demoRoutes.personas, {});
      expect(items.map(({ persona }) => persona)).toEqual([...PERSONAS]);
      expect(items.every(({ name, does }) => name && does)).toBe(true);
    });

    it('lets one be mother and son of one household', async () => {
      const [mother, son] = [await me(await running.as('villager')), await me(await running.as('villager-away'))];
      expect(mother.residencies).toMatchObject([{ personName: '杨桂兰', presence: 'home', householdLabel: '三组 12 号', state: 'verified' }]);
      expect(son.residencies).toMatchObject([{ personName: '杨志强', presence: 'away', householdId: mother.residencies[0]!.householdId }]);
      expect(mother.follows).toMatchObject([{ villageId: YANGJIAWAN }]);
    });

    it.each([['group-leader', '组长', 3], ['secretary', '村书记', null], ['cleaner', '保洁员', null], ['town-officer', '乡镇整治办', null]] as const)(
      'lets one be the %s', async (persona, roleName, groupNo) => {
        expect((await me(await running.as(persona))).appointments).toMatchObject([{ roleName, groupNo }]);
      },
    );
  });
});

describe.each(databases)('outside the demo on $name', (on) => {
  let running: RunningApp;
  let wechat: WeChatDouble;
  const signIn = (code: string) => running.api.call(memberRoutes.signIn, { body: { code } });

  beforeAll(async () => {
    wechat = await WeChatDouble.start();
    running = await startApp(on, { config: { demo: false, wxApiBase: wechat.baseUrl, wxAppId: wechat.appid, wxSecret: wechat.secret } });
  });
  afterAll(async () => {
    await running?.close();
    await wechat?.stop();
  });

  it('there are no personas', async () => {
    await expect(running.api.call(demoRoutes.personas, {})).rejects.toMatchObject({ status: 404 });
    await expect(running.as('secretary')).rejects.toMatchObject({ status: 404 });
  });

  it('a person signs in with a code of WeChat, which works once', async () => {
    const code = wechat.issueCode('openid-of-guihua');
    const { me } = await signIn(code);
    await expect(signIn(code)).rejects.toMatchObject({ status: 400, code: 'WECHAT_CODE_USED' });
    expect((await signIn(wechat.issueCode('openid-of-guihua'))).me.memberId).toBe(me.memberId);
    expect((await signIn(wechat.issueCode('openid-of-somebody'))).me.memberId).not.toBe(me.memberId);
  });

  it('a person whom WeChat blocks stays outside, and a busy WeChat is told as busy', async () => {
    await expect(signIn(wechat.issueCode('openid-blocked', { blocked: true }))).rejects.toMatchObject({ status: 403, code: 'WECHAT_BLOCKED' });
    wechat.fail('/sns/jscode2session', { errcode: 45011 });
    await expect(signIn(wechat.issueCode('openid-of-guihua'))).rejects.toMatchObject({ status: 503, code: 'WECHAT_BUSY' });
  });

  it('a shown name that WeChat doubts is not taken', async () => {
    const { token } = await signIn(wechat.issueCode('openid-of-guihua'));
    await expect(running.api.call(memberRoutes.updateMe, { body: { nickname: '待审' } }, { token })).rejects.toMatchObject({ code: 'NICKNAME_TAKEN_BACK' });
  });
});
