import { appointmentRoutes, auditRoutes, memberRoutes } from '../../shared/contract/member';
import type { Role } from '../../shared/domain/permissions';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import {
  aCountyOfficer, aGroupLeader, anOfficer, aSecretary, aStranger, aTownOfficer, aVillager, COUNTY, FAR_AWAY, NEXT_VILLAGE, theVillages, TOWN,
  YANGJIAWAN, type Person,
} from '../support/people';

describe.each(databases)('appointments on $name', (on) => {
  let running: RunningApp;
  const me = (token: string) => running.api.call(memberRoutes.me, {}, { token });
  const appoint = (by: Person, memberId: string, role: Role, regionCode: string = YANGJIAWAN, groupNo: number | null = null, key?: string) =>
    running.api.call(appointmentRoutes.appoint, { body: { memberId, role, regionCode, groupNo } }, { token: by.token, ...(key && { key }) });
  const dismiss = (by: Person, appointmentId: string) =>
    running.api.call(appointmentRoutes.dismiss, { params: { appointmentId }, body: { reason: '任期到了' } }, { token: by.token });

  beforeAll(async () => {
    running = await startApp(on);
    await theVillages(running);
  });
  afterAll(() => running?.close());

  it('a secretary appoints a resident, who may act at once and no longer after the dismissal', async () => {
    const [secretary, villager] = [await aSecretary(running), await aVillager(running, { personName: '杨小满' })];
    const list = () => running.api.call(auditRoutes.list, { params: { villageId: YANGJIAWAN }, query: { limit: 2 } }, { token: secretary.token });
    const holders = () => running.api.call(appointmentRoutes.list, { params: { villageId: YANGJIAWAN } }, { token: villager.token });
    await expect(holders()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const given = await appoint(await aTownOfficer(running), villager.memberId, 'secretary');
    expect(given).toMatchObject({ memberId: villager.memberId, role: 'secretary', roleName: '村书记', regionName: '杨家湾村', groupNo: null });
    expect((await holders()).items).toContainEqual(expect.objectContaining({ memberId: villager.memberId, memberName: '杨小满' }));
    running.clock.advanceMinutes(1);
    await dismiss(await aCountyOfficer(running), given.appointmentId);
    await expect(holders()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await list()).items.map(({ words }) => words)).toEqual(['免去杨小满的村书记,理由:任期到了', '任命杨小满为村书记']);
  });

  it.each<[string, Role, string]>([
    ['a secretary', 'secretary', YANGJIAWAN],
    ['a neighbour village', 'cleaner', NEXT_VILLAGE],
    ['the whole town', 'cleaner', TOWN],
    ['a town officer', 'town-officer', TOWN],
    ['an operator', 'operator', COUNTY],
  ])('a secretary cannot give the role of %s', async (_, role, regionCode) => {
    const [secretary, villager] = [await aSecretary(running), await aVillager(running)];
    await expect(appoint(secretary, villager.memberId, role, regionCode)).rejects.toMatchObject({ status: 403, code: 'APPOINTMENT_NOT_YOURS_TO_GIVE' });
  });

  it('a town officer cannot make another one, a county officer can, of somebody who only signed in', async () => {
    const newcomer = await aStranger(running);
    await expect(appoint(await aTownOfficer(running), newcomer.memberId, 'town-officer', TOWN)).rejects.toMatchObject({ code: 'APPOINTMENT_NOT_YOURS_TO_GIVE' });
    expect(await appoint(await aCountyOfficer(running), newcomer.memberId, 'town-officer', TOWN)).toMatchObject({ regionName: '陶店乡' });
  });

  it('a stranger cannot become a cleaner, somebody who serves the town can become an inspector', async () => {
    const secretary = await aSecretary(running);
    for (const memberId of [(await aStranger(running)).memberId, (await aVillager(running, { villageId: FAR_AWAY })).memberId, 'nobody']) {
      await expect(appoint(secretary, memberId, 'cleaner')).rejects.toMatchObject({ status: 422, code: 'APPOINTMENT_NEEDS_RESIDENT' });
    }
    expect(await appoint(secretary, (await anOfficer(running, 'inspector', TOWN)).memberId, 'inspector')).toMatchObject({ roleName: '评比员' });
  });

  it('a role is given once, also when two give it at once', async () => {
    const [secretary, villager] = [await aSecretary(running), await aVillager(running)];
    const both = await Promise.allSettled([1, 2].map(() => appoint(secretary, villager.memberId, 'cadre')));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'APPOINTMENT_EXISTS' } });
    expect((await me(villager.token)).appointments).toHaveLength(1);
  });

  it('a retry with the same key is the same appointment', async () => {
    const [secretary, villager] = [await aSecretary(running), await aVillager(running)];
    const key = 'appoint-once-0001';
    const first = await appoint(secretary, villager.memberId, 'repairer', YANGJIAWAN, null, key);
    expect(await appoint(secretary, villager.memberId, 'repairer', YANGJIAWAN, null, key)).toEqual(first);
  });

  it.each<[string, Role, string, number | null, string]>([
    ['a leader of no group', 'group-leader', YANGJIAWAN, null, 'groupNo'],
    ['a cadre of one group', 'cadre', YANGJIAWAN, 3, 'groupNo'],
    ['a secretary of a town', 'secretary', TOWN, null, 'regionCode'],
    ['a cleaner of a place that does not exist', 'cleaner', '421102200999', null, 'regionCode'],
  ])('%s makes no sense', async (_, role, regionCode, groupNo, path) => {
    const [officer, villager] = [await aTownOfficer(running), await aVillager(running)];
    await expect(appoint(officer, villager.memberId, role, regionCode, groupNo)).rejects.toMatchObject({ status: 400, details: [{ path }] });
  });

  it('are ended once, and only by somebody who could give them', async () => {
    const leader = await aGroupLeader(running);
    const { appointmentId } = (await me(leader.token)).appointments[0]!;
    await expect(dismiss(await aSecretary(running, NEXT_VILLAGE), appointmentId)).rejects.toMatchObject({ code: 'APPOINTMENT_NOT_YOURS_TO_GIVE' });
    const secretary = await aSecretary(running);
    await dismiss(secretary, appointmentId);
    await expect(dismiss(secretary, appointmentId)).rejects.toMatchObject({ status: 404 });
    expect((await me(leader.token)).appointments).toEqual([]);
  });

  it('of a village are not shown to a neighbour village', async () => {
    const { token } = await aSecretary(running, NEXT_VILLAGE);
    await expect(running.api.call(appointmentRoutes.list, { params: { villageId: YANGJIAWAN } }, { token })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(running.api.call(auditRoutes.list, { params: { villageId: YANGJIAWAN } }, { token })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
