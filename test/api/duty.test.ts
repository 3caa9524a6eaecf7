import { Appointments } from '../../server/src/features/member/appointments.service';
import { Duties } from '../../server/src/features/duty/duties.service';
import { DutyLineRow } from '../../server/src/features/duty/duty.entity';
import { AuditEntry } from '../../server/src/core/access/audit.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { absenceRoutes, dutyRoutes, type DutyLineView, type NewDutyLine } from '../../shared/contract/duty';
import { facilityRoutes } from '../../shared/contract/facility';
import { appointmentRoutes, auditRoutes } from '../../shared/contract/member';
import { REPORT_KINDS } from '../../shared/domain/report-kinds';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCleaner, aCountyOfficer, aGroupLeader, anOfficer, aSecretary, aTownOfficer, aVillager, NEXT_VILLAGE, theVillages, YANGJIAWAN, type Person } from '../support/people';

const NOW = '2026-11-23T02:00:00Z';
const params = { villageId: YANGJIAWAN };
const nowhere = { groupNo: null, facilityId: null };

describe.each(databases)('the responsibility table on $name', (on) => {
  let running: RunningApp;
  let [secretary, wang, li, zhao] = [] as unknown as [Person, Person, Person, Person];
  const api = () => running.api;
  const duties = () => running.app.get(Duties, { strict: false });
  const add = (line: Partial<NewDutyLine> & { memberId: string }, by = secretary) => api().call(dutyRoutes.addLine, { params, body: line }, { token: by.token });
  const edit = (line: DutyLineView, change: Partial<NewDutyLine>, by = secretary) => {
    const { groupNo, facilityId, kindId, solveMinutes, person, deputy, version } = line;
    const body = { groupNo, facilityId, kindId, solveMinutes, memberId: person.memberId, deputyId: deputy?.memberId ?? null, version, ...change };
    return api().call(dutyRoutes.editLine, { params: { ...params, lineId: line.lineId }, body }, { token: by.token });
  };
  const drop = ({ lineId, version }: DutyLineView, by = secretary) =>
    api().call(dutyRoutes.dropLine, { params: { ...params, lineId }, query: { version } }, { token: by.token });
  const table = () => api().call(dutyRoutes.table, { params, query: { limit: 50 } }, { token: secretary.token });
  const away = (who: Person, fromDay: string, untilDay: string) =>
    api().call(absenceRoutes.add, { params, body: { memberId: who.memberId, fromDay, untilDay, reason: 'holiday' } }, { token: secretary.token });
  const who = async (kindId: string, groupNo: number | null = null, at = running.clock.now()) =>
    duties().responsible({ villageId: YANGJIAWAN, groupNo, facilityId: null, kindId, at });
  const gaps = () => api().call(dutyRoutes.gaps, { params }, { token: secretary.token });
  const dismiss = async (person: Person) => {
    const [held] = await running.app.get(Appointments, { strict: false }).of(person.memberId);
    await api().call(appointmentRoutes.dismiss, { params: { appointmentId: held!.id }, body: { reason: '外出务工' } }, { token: secretary.token });
  };

  beforeEach(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running);
    secretary = await aSecretary(running);
    [wang, li, zhao] = [
      await aCleaner(running, YANGJIAWAN, { groupNo: 2, doorNo: '8' }), await aCleaner(running, YANGJIAWAN, { groupNo: 3, doorNo: '9' }), await anOfficer(running, 'repairer', YANGJIAWAN),
    ];
  });
  afterEach(() => running?.close());

  it('names the person of the most specific line, with that line\'s deadline', async () => {
    expect(await who('litter', 3)).toBeUndefined();
    await add({ memberId: wang.memberId, solveMinutes: 480 });
    await add({ memberId: zhao.memberId, kindId: 'lamp' });
    await add({ memberId: li.memberId, groupNo: 3 });
    const found = (person: Person, why: string, solveMinutes: number | null = null) =>
      ({ memberId: person.memberId, name: person.name, why, solveMinutes, viaDeputy: false });
    expect(await who('litter', 1)).toEqual(found(wang, 'village', 480));
    expect(await who('lamp')).toEqual(found(zhao, 'village'));
    expect(await who('litter', 3)).toEqual(found(li, 'group'));
    expect(await who('lamp', 3)).toEqual(found(li, 'group'));
    expect(await duties().responsible({ ...nowhere, villageId: NEXT_VILLAGE, kindId: 'litter', at: running.clock.now() })).toBeUndefined();
  });

  it('knows a facility: its own line first, else its own duty person, else the table while that person is away', async () => {
    const kept = { kind: 'lamp', name: '晒谷场路灯', groupNo: 3, placeWords: '晒谷场', dutyMemberId: li.memberId } as const;
    const lamp = await api().call(facilityRoutes.create, { params, body: kept }, { token: secretary.token });
    const spot = { villageId: YANGJIAWAN, groupNo: 3, facilityId: lamp.facilityId, kindId: 'lamp' };
    const found = () => duties().responsible({ ...spot, at: running.clock.now() });
    expect(await found()).toMatchObject({ memberId: li.memberId, why: 'facility', viaDeputy: false, solveMinutes: null });
    expect(await duties().isOwnDuty(li.memberId, spot)).toBe(true);
    await add({ memberId: zhao.memberId, kindId: 'lamp' });
    await away(li, '2026-11-23', '2026-11-23');
    expect(await found()).toMatchObject({ memberId: zhao.memberId, why: 'village', viaDeputy: true });
    const line = await add({ memberId: wang.memberId, facilityId: lamp.facilityId, solveMinutes: 60 });
    expect(line.areaWords).toContain('晒谷场路灯');
    expect(await found()).toMatchObject({ memberId: wang.memberId, why: 'facility', viaDeputy: false, solveMinutes: 60 });
    const table = Buffer.from(`\uFEFF范围,上报类型,责任人\n${lamp.code},路灯不亮,${zhao.name}\n99999999999,,${zhao.name}\n`);
    const { problems } = await api().call(dutyRoutes.importTable, { params, query: {} }, { token: secretary.token, file: { bytes: table } });
    expect(problems).toEqual([{ line: 3, message: expect.stringContaining('设施的编号') as string }]);
  });

  it('is read by area: the village, its groups in order, page by page', async () => {
    for (const groupNo of [12, null, 2]) await add({ memberId: wang.memberId, deputyId: li.memberId, groupNo });
    await add({ memberId: zhao.memberId, kindId: 'lamp', solveMinutes: 600 });
    const { items } = await table();
    expect(items.map(({ areaWords, kindName }) => `${areaWords} ${kindName}`)).toEqual(['全村 全部类型', '全村 路灯不亮', '二组 全部类型', '十二组 全部类型']);
    expect(items[1]).toMatchObject({ person: { name: zhao.name, roleName: '维修员', away: '' }, deputy: null, solveMinutes: 600, version: 1 });
    const first = await api().call(dutyRoutes.table, { params, query: { limit: 3 } }, { token: secretary.token });
    const rest = await api().call(dutyRoutes.table, { params, query: { limit: 3, after: first.next! } }, { token: secretary.token });
    expect([...first.items, ...rest.items]).toEqual(items);
    expect(rest.next).toBeNull();
  });

  it('has one line for an area and kind', async () => {
    await add({ memberId: wang.memberId, groupNo: 3 });
    await expect(add({ memberId: li.memberId, groupNo: 3 })).rejects.toMatchObject({ code: 'DUTY_LINE_EXISTS', status: 409 });
    const other = await add({ memberId: li.memberId, groupNo: 4 });
    await expect(edit(other, { groupNo: 3 })).rejects.toMatchObject({ code: 'DUTY_LINE_EXISTS' });
    const both = await Promise.allSettled([add({ memberId: wang.memberId, kindId: 'lamp' }), add({ memberId: li.memberId, kindId: 'lamp' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await table()).items).toHaveLength(3);
  });

  it.each([
    ['somebody without office', async () => ({ memberId: (await aVillager(running)).memberId }), 'memberId'],
    ['a deputy without office', async () => ({ memberId: wang.memberId, deputyId: (await aVillager(running)).memberId }), 'deputyId'],
    ['one\'s own deputy', () => ({ memberId: wang.memberId, deputyId: wang.memberId }), 'deputyId'],
    ['a kind that there is not', () => ({ memberId: wang.memberId, kindId: 'no-such' }), 'kindId'],
    ['a facility that there is not', () => ({ memberId: wang.memberId, facilityId: 'no-such' }), 'facilityId'],
    ['ten minutes', () => ({ memberId: wang.memberId, solveMinutes: 10 }), 'solveMinutes'],
  ])('does not take %s', async (_, line, path) => {
    const refused = await add(await line()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', status: 400, details: [{ path }] });
    expect((await table()).items).toEqual([]);
  });

  it('is changed by one editor at a time, and keeps in the log what was there', async () => {
    const line = await add({ memberId: wang.memberId, groupNo: 3 });
    const changed = await edit(line, { memberId: li.memberId });
    expect(changed).toMatchObject({ person: { memberId: li.memberId }, version: 2 });
    await expect(edit(line, { memberId: zhao.memberId })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', status: 409 });
    await expect(drop(line)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const both = await Promise.allSettled([edit(changed, { memberId: wang.memberId }), edit(changed, { memberId: zhao.memberId })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [last] = (await table()).items;
    await drop(last!);
    await expect(drop(last!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await table()).items).toEqual([]);
    const kept = await running.app.get(UnitOfWork, { strict: false }).repo(AuditEntry).findBy({ action: 'duty.drop', villageId: YANGJIAWAN });
    expect(kept).toMatchObject([{ subject: `duty-line:${line.lineId}`, details: { lineKey: '103:', memberId: last!.person.memberId } }]);
    const { items } = await api().call(auditRoutes.list, { params, query: {} }, { token: secretary.token });
    expect(items.map(({ words }) => words)).toEqual(expect.arrayContaining([`责任表里删去了${last!.person.name}的一行`, `责任表里写上了${wang.name}`]));
  });

  it('holds 1000 lines and no more', async () => {
    const first = await add({ memberId: wang.memberId });
    const uow = running.app.get(UnitOfWork, { strict: false });
    const row = await uow.repo(DutyLineRow).findOneByOrFail({ id: first.lineId });
    const more = Array.from({ length: 999 }, (_, at) => ({ ...row, id: `line-${at}`, facilityId: `f-${at}`, lineKey: `2f-${at}:` }));
    await uow.run(async () => {
      for (let at = 0; at < more.length; at += 100) await uow.repo(DutyLineRow).insert(more.slice(at, at + 100));
    });
    await expect(add({ memberId: li.memberId, kindId: 'lamp' })).rejects.toMatchObject({ code: 'DUTY_TABLE_FULL', status: 422 });
  });

  it('passes the work to the deputy on the days of an absence, and to nobody when both are away', async () => {
    await add({ memberId: wang.memberId, deputyId: li.memberId });
    const at = (time: string) => who('litter', 1, Date.parse(time));
    const absence = await away(wang, '2026-11-24', '2026-11-26');
    expect(absence).toMatchObject({ name: wang.name, isNow: false });
    expect(await at('2026-11-23T15:59:00Z')).toMatchObject({ memberId: wang.memberId, viaDeputy: false });
    expect(await at('2026-11-23T16:00:00Z')).toMatchObject({ memberId: li.memberId, name: li.name, viaDeputy: true, why: 'village' });
    expect(await at('2026-11-26T15:59:00Z')).toMatchObject({ memberId: li.memberId });
    expect(await at('2026-11-26T16:00:00Z')).toMatchObject({ memberId: wang.memberId });
    await away(li, '2026-11-25', '2026-11-25');
    expect(await at('2026-11-25T04:00:00Z')).toBeUndefined();
    await api().call(absenceRoutes.drop, { params: { ...params, absenceId: absence.absenceId } }, { token: secretary.token });
    expect(await at('2026-11-25T04:00:00Z')).toMatchObject({ memberId: wang.memberId });
    await expect(api().call(absenceRoutes.drop, { params: { ...params, absenceId: absence.absenceId } }, { token: secretary.token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('passes the work to the deputy when the person\'s office has ended', async () => {
    await add({ memberId: wang.memberId, deputyId: li.memberId, groupNo: 3 });
    await dismiss(wang);
    expect(await who('litter', 3)).toMatchObject({ memberId: li.memberId, viaDeputy: true });
    expect((await table()).items[0]).toMatchObject({ person: { name: wang.name, away: '已不在任' } });
    await dismiss(li);
    expect(await who('litter', 3)).toBeUndefined();
  });

  it('lists absences that are not over, the earliest return first', async () => {
    await away(wang, '2026-11-20', '2026-11-23');
    await away(li, '2026-12-01', '2026-12-24');
    await away(zhao, '2026-11-23', '2026-11-25');
    const list = (query: object) => api().call(absenceRoutes.list, { params, query }, { token: secretary.token });
    const { items } = await list({});
    expect(items.map(({ name, isNow }) => [name, isNow])).toEqual([[wang.name, true], [zhao.name, true], [li.name, false]]);
    const first = await list({ limit: 2 });
    expect([...first.items, ...(await list({ limit: 2, after: first.next! })).items]).toEqual(items);
    running.clock.advance(24 * 3_600_000);
    expect((await list({})).items.map(({ name }) => name)).toEqual([zhao.name, li.name]);
  });

  it.each([
    ['ends before it begins', '2026-11-25', '2026-11-24', 'untilDay'],
    ['is over', '2026-11-20', '2026-11-22', 'untilDay'],
    ['is longer than a year', '2026-11-24', '2028-01-01', 'untilDay'],
    ['names no day of the calendar', '2026-11-31', '2026-12-01', 'fromDay'],
  ])('takes no absence that %s', async (_, from, until, path) => {
    await expect(away(wang, from, until)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path }] });
  });

  it('takes no absence of somebody without office', async () => {
    await expect(away(await aVillager(running), '2026-11-24', '2026-11-25')).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'memberId' }] });
  });

  it('tells one\'s own duty area: the person of the line, and the deputy while standing in', async () => {
    const own = (person: Person) => duties().isOwnDuty(person.memberId, { ...nowhere, villageId: YANGJIAWAN, kindId: 'litter' });
    expect(await own(wang)).toBe(false);
    await add({ memberId: wang.memberId, deputyId: li.memberId });
    expect([await own(wang), await own(li), await own(zhao)]).toEqual([true, false, false]);
    await away(wang, '2026-11-23', '2026-11-24');
    expect([await own(wang), await own(li), await own(zhao)]).toEqual([true, true, false]);
  });

  it('lists its gaps with why, until they are closed', async () => {
    expect(await gaps()).toEqual({ total: 1, items: [{ ...nowhere, areaWords: '全村', kindIds: [...REPORT_KINDS], kindWords: '全部类型', reason: 'no-line', why: '责任表里还没有写', lineId: null }] });
    const leader = await aGroupLeader(running);
    const line = await add({ memberId: leader.memberId, groupNo: 3 });
    await add({ memberId: zhao.memberId, kindId: 'lamp' });
    await away(leader, '2026-11-23', '2026-11-30');
    const { items } = await gaps();
    expect(items).toMatchObject([
      { groupNo: null, areaWords: '全村(单独写了的组除外)', reason: 'no-line' },
      { groupNo: 3, areaWords: '三组', kindWords: '全部类型', reason: 'nobody-present', why: `${leader.name}休假到 11 月 30 日,没有代班人`, lineId: line.lineId },
    ]);
    expect(items[0]!.kindIds).toEqual(REPORT_KINDS.filter((kind) => kind !== 'lamp'));
    await add({ memberId: wang.memberId });
    await edit(line, { deputyId: li.memberId });
    expect(await gaps()).toEqual({ total: 0, items: [] });
  });

  it('is read by the officers above, written by the village and its town', async () => {
    const [town, county] = [await aTownOfficer(running), await aCountyOfficer(running)];
    await add({ memberId: wang.memberId }, town);
    await expect(add({ memberId: wang.memberId, groupNo: 1 }, county)).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
    await expect(add({ memberId: wang.memberId, groupNo: 1 }, wang)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { items } = await api().call(dutyRoutes.table, { params, query: {} }, { token: county.token });
    expect(items).toHaveLength(1);
    const next = await aSecretary(running, NEXT_VILLAGE);
    const elsewhere = { params: { villageId: NEXT_VILLAGE, lineId: items[0]!.lineId }, query: { version: 1 } };
    await expect(api().call(dutyRoutes.dropLine, elsewhere, { token: next.token })).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  it('offers the appointed people, each once, with who is away', async () => {
    await running.app.get(Appointments, { strict: false }).grant({ memberId: wang.memberId, role: 'party-contact', regionCode: YANGJIAWAN, groupNo: null });
    await away(li, '2026-11-23', '2026-11-23');
    const { items } = await api().call(dutyRoutes.people, { params, query: {} }, { token: secretary.token });
    expect(items.map(({ name, roleName, away: why }) => [name, roleName, why])).toEqual([
      [secretary.name, '村书记', ''], [wang.name, '保洁员、党员联户', ''], [li.name, '保洁员', '休假到 11 月 23 日'], [zhao.name, '维修员', ''],
    ]);
  });
});
