import { householdRoutes } from '../../shared/contract/household';
import { memberRoutes } from '../../shared/contract/member';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import {
  aCleaner, aCountyOfficer, aFollower, aGroupLeader, aHousehold, anInspector, aSecretary, aStranger, aVillager, NEXT_VILLAGE, OTHER_TOWN, theVillages,
  YANGJIAWAN, type Person,
} from '../support/people';

describe.each(databases)('households on $name', (on) => {
  let running: RunningApp;
  const claim = (person: Person, groupNo: number, doorNo: string, personName = '杨志强', villageId: string = YANGJIAWAN) =>
    running.api.call(householdRoutes.claim, { params: { villageId }, body: { groupNo, doorNo, personName, presence: 'away' } }, { token: person.token });
  const decide = (by: Person, residencyId: string, decision: 'verify' | 'reject' = 'verify', reason = '') =>
    running.api.call(householdRoutes.decideClaim, { params: { residencyId }, body: { decision, reason } }, { token: by.token });
  const waiting = (by: Person, query: { limit?: number; after?: string } = {}, villageId: string = YANGJIAWAN) =>
    running.api.call(householdRoutes.claims, { params: { villageId }, query }, { token: by.token });
  const me = (person: Person) => running.api.call(memberRoutes.me, {}, { token: person.token });

  beforeAll(async () => {
    running = await startApp(on);
    await theVillages(running);
    const persons = ['杨桂兰', '杨志强'].map((name, at) => ({ name, relation: at === 0 ? '户主' : '儿子', presence: 'home' as const }));
    await aHousehold(running, { groupNo: 3, doorNo: '12', headName: '杨桂兰', persons });
    await aHousehold(running, { groupNo: 5, doorNo: '2' });
  });
  afterAll(() => running?.close());

  describe('a son away claims his mother’s household', () => {
    it('and the secretary verifies him', async () => {
      const [son, secretary] = [await aStranger(running), await aSecretary(running)];
      const claimed = await claim(son, 3, '012');
      expect(claimed).toMatchObject({ householdLabel: '三组 12 号', personName: '杨志强', presence: 'away', state: 'pending', village: { name: '杨家湾村' } });
      expect((await waiting(secretary)).items).toContainEqual(expect.objectContaining({ residencyId: claimed.residencyId, nameKnown: true }));
      expect(await decide(secretary, claimed.residencyId)).toMatchObject({ state: 'verified' });
      expect(await me(son)).toMatchObject({ residencies: [{ state: 'verified' }], follows: [{ villageId: YANGJIAWAN }] });
      expect((await waiting(secretary)).items.map(({ residencyId }) => residencyId)).not.toContain(claimed.residencyId);
      const household = await running.api.call(householdRoutes.read, { params: { householdId: claimed.householdId } }, { token: son.token });
      expect(household).toMatchObject({ label: '三组 12 号', headName: '杨桂兰', people: 2, villageName: '杨家湾村' });
      expect(household.persons).toMatchObject([{ name: '杨桂兰', linked: false }, { name: '杨志强', relation: '儿子', linked: true }]);
    });

    it('and the leader of the group verifies him, the leader of another group does not', async () => {
      const [son, leader, other] = [await aStranger(running), await aGroupLeader(running), await aGroupLeader(running, YANGJIAWAN, 5)];
      const { residencyId } = await claim(son, 3, '12');
      expect((await waiting(other)).items.map((item) => item.residencyId)).not.toContain(residencyId);
      await expect(decide(other, residencyId)).rejects.toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect((await waiting(leader)).items.map((item) => item.residencyId)).toContain(residencyId);
      expect(await decide(leader, residencyId)).toMatchObject({ state: 'verified' });
    });

    it('and is turned down with a reason, then claims again', async () => {
      const [son, secretary] = [await aStranger(running), await aSecretary(running)];
      const { residencyId } = await claim(son, 5, '2', '张三');
      await expect(decide(secretary, residencyId, 'reject')).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'reason' }] });
      expect(await decide(secretary, residencyId, 'reject', '没有这个人')).toMatchObject({ state: 'rejected', reason: '没有这个人', nameKnown: false });
      expect(await me(son)).toMatchObject({ residencies: [{ state: 'rejected' }], follows: [] });
      running.clock.advanceMinutes(1);
      expect(await claim(son, 3, '12')).toMatchObject({ state: 'pending' });
      expect((await me(son)).residencies).toMatchObject([{ state: 'pending' }]);
    });

    it('but not behind a door that does not exist, nor in a village that does not', async () => {
      await expect(claim(await aStranger(running), 3, '999')).rejects.toMatchObject({ status: 422, code: 'HOUSEHOLD_UNKNOWN' });
      await expect(claim(await aStranger(running), 3, '12', '杨志强', '000000000000')).rejects.toMatchObject({ status: 404 });
    });

    it('but once only, also when he taps twice at once', async () => {
      const son = await aStranger(running);
      const both = await Promise.allSettled([claim(son, 3, '12'), claim(son, 5, '2')]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'ALREADY_RESIDENT' } });
      expect((await me(son)).residencies).toHaveLength(1);
    });
  });

  describe('a claim', () => {
    it('is not decided by the one who made it', async () => {
      const secretary = await aSecretary(running);
      const { residencyId } = await claim(secretary, 3, '12');
      await expect(decide(secretary, residencyId)).rejects.toMatchObject({ status: 403, code: 'CLAIM_IS_YOUR_OWN' });
      expect(await decide(await aSecretary(running), residencyId)).toMatchObject({ state: 'verified' });
    });

    it('is decided once when two decide at once', async () => {
      const [son, secretary, leader] = [await aStranger(running), await aSecretary(running), await aGroupLeader(running)];
      const { residencyId } = await claim(son, 3, '12');
      const both = await Promise.allSettled([decide(secretary, residencyId), decide(leader, residencyId, 'reject', '不认识')]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'CLAIM_ALREADY_DECIDED' } });
      const state = both[0]!.status === 'fulfilled' ? 'verified' : 'rejected';
      expect((await me(son)).residencies).toMatchObject([{ state }]);
    });

    it('does not exist for another village’s secretary, a cleaner or a neighbour', async () => {
      const { residencyId } = await claim(await aStranger(running), 3, '12');
      for (const other of [await aSecretary(running, NEXT_VILLAGE), await aCleaner(running), await aVillager(running), await aCountyOfficer(running)]) {
        await expect(decide(other, residencyId)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
      }
      await expect(waiting(await aSecretary(running, NEXT_VILLAGE))).rejects.toMatchObject({ status: 403 });
    });
  });

  describe('the list', () => {
    const list = (by: Person, query: Record<string, unknown> = {}) =>
      running.api.call(householdRoutes.list, { params: { villageId: OTHER_TOWN }, query }, { token: by.token });
    const doors = async (by: Person, query?: Record<string, unknown>) => (await list(by, query)).items.map(({ label }) => label);
    let inspector: Person;

    beforeAll(async () => {
      inspector = await anInspector(running, OTHER_TOWN);
      for (const doorNo of ['12', '9', '12-1', '100']) await aHousehold(running, { villageId: OTHER_TOWN, groupNo: 2, doorNo });
      const persons = [{ name: '张_三', relation: '户主', presence: 'home' as const }, { name: '李四', relation: '妻子', presence: 'away' as const }];
      await aHousehold(running, { villageId: OTHER_TOWN, groupNo: 1, doorNo: '30', headName: '张_三', persons });
    });

    it('goes from door to door, page by page', async () => {
      const first = await list(inspector, { limit: 3 });
      const second = await list(inspector, { limit: 3, after: first.next });
      expect([...first.items, ...second.items].map(({ label }) => label)).toEqual(['一组 30 号', '二组 9 号', '二组 12 号', '二组 12-1 号', '二组 100 号']);
      expect(second.next).toBeNull();
      expect(first.items[0]).toMatchObject({ headName: '张_三', people: 2, partyMember: false, welfare: false });
    });

    it('is searched by door, head and anybody of the household, by what was typed', async () => {
      expect(await doors(inspector, { q: '12' })).toEqual(['二组 12 号']);
      expect(await doors(inspector, { q: '李四' })).toEqual(['一组 30 号']);
      expect(await doors(inspector, { q: '张_' })).toEqual(['一组 30 号']);
      expect(await doors(inspector, { q: '%' })).toEqual([]);
      expect(await doors(inspector, { groupNo: 1 })).toEqual(['一组 30 号']);
    });

    it('is not for residents and followers', async () => {
      for (const other of [await aVillager(running, { villageId: OTHER_TOWN, groupNo: 1, doorNo: '30' }), await aFollower(running, OTHER_TOWN)]) {
        await expect(list(other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    });

    it('refuses a cursor nobody gave', async () => {
      await expect(list(inspector, { after: 'x' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    });

    it('of groups is public', async () => {
      const { items } = await running.api.call(householdRoutes.groups, { params: { villageId: OTHER_TOWN } });
      expect(items).toEqual([{ groupNo: 1, name: '一组', households: 1 }, { groupNo: 2, name: '二组', households: 4 }]);
    });
  });

  describe('a household', () => {
    const read = (by: Person, householdId: string) => running.api.call(householdRoutes.read, { params: { householdId } }, { token: by.token });

    it('is read by its members and the village’s staff, and does not exist for others', async () => {
      const villager = await aVillager(running, { groupNo: 5, doorNo: '2' });
      for (const reader of [villager, await aSecretary(running), await anInspector(running), await aCountyOfficer(running)]) {
        expect(await read(reader, villager.householdId)).toMatchObject({ label: '五组 2 号', villageId: YANGJIAWAN });
      }
      const others = [await aVillager(running, { doorNo: '12' }), await aStranger(running), await aCleaner(running), await aSecretary(running, NEXT_VILLAGE)];
      for (const other of others) await expect(read(other, villager.householdId)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
      const pending = await aStranger(running);
      await claim(pending, 5, '2');
      await expect(read(pending, villager.householdId)).rejects.toMatchObject({ status: 404 });
    });

    it('has residents to choose from when appointing', async () => {
      const villager = await aVillager(running, { groupNo: 5, doorNo: '2', personName: '欧阳修文' });
      const residents = (by: Person, q: string) =>
        running.api.call(householdRoutes.residents, { params: { villageId: YANGJIAWAN }, query: { q } }, { token: by.token });
      expect((await residents(await aSecretary(running), '修文')).items).toEqual([
        { memberId: villager.memberId, name: '欧阳修文', householdLabel: '五组 2 号', presence: 'home' },
      ]);
      await expect(residents(await aGroupLeader(running), '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
