import { memberRoutes } from '../../shared/contract/member';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aFollower, aGroupLeader, aSecretary, aStranger, aVillager, FAR_AWAY, theVillages, YANGJIAWAN } from '../support/people';

const DAY = 24 * 3_600_000;

describe.each(databases)('people on $name', (on) => {
  let running: RunningApp;
  const me = (token: string) => running.api.call(memberRoutes.me, {}, { token });

  beforeAll(async () => {
    running = await startApp(on);
    await theVillages(running);
  });
  afterAll(() => running?.close());

  describe('somebody signs in', () => {
    it('and is the same person next time', async () => {
      const first = await running.api.call(memberRoutes.signIn, { body: { code: 'same-person' } });
      const again = await running.api.call(memberRoutes.signIn, { body: { code: 'same-person' } });
      expect(again.me.memberId).toBe(first.me.memberId);
      expect(again.token).not.toBe(first.token);
      expect(first.me).toMatchObject({ nickname: expect.stringMatching(/^乡亲/), follows: [], residencies: [], appointments: [], consentVersion: 0 });
    });
    it('and is one person when two phones do so at once', async () => {
      const both = await Promise.all([1, 2, 3, 4].map(() => running.api.call(memberRoutes.signIn, { body: { code: 'at-once' } })));
      expect(new Set(both.map((one) => one.me.memberId)).size).toBe(1);
    });
  });

  describe('people for the other tests', () => {
    it('are what they say', async () => {
      const villager = await aVillager(running, { doorNo: '7', personName: '杨桂兰' });
      expect((await me(villager.token)).residencies).toMatchObject([{ personName: '杨桂兰', householdLabel: '三组 7 号', state: 'verified' }]);
      const secretary = await aSecretary(running);
      expect((await me(secretary.token)).appointments).toMatchObject([{ roleName: '村书记', regionName: '杨家湾村' }]);
      expect((await me((await aFollower(running, FAR_AWAY)).token)).follows).toMatchObject([{ name: '清塘村', countyName: '湘潭县' }]);
      expect((await me((await aGroupLeader(running)).token)).appointments).toMatchObject([{ role: 'group-leader', groupNo: 3 }]);
    });
  });
});
