import { Duties } from '../../server/src/features/duty/duties.service';
import { absenceRoutes, dutyRoutes, rotaRoutes, type RotaScope } from '../../shared/contract/duty';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCleaner, aSecretary, aTownOfficer, NEXT_VILLAGE, OTHER_TOWN, theVillages, YANGJIAWAN, type Person } from '../support/people';

/** A Monday. */
const NOW = '2026-11-23T02:00:00Z';
const WEEK = '2026W48';
const params = { villageId: YANGJIAWAN };

describe.each(databases)('the duty line on $name', (on) => {
  let running: RunningApp;
  let [secretary, wang, town] = [] as unknown as [Person, Person, Person];
  const api = () => running.api;
  const whole = (who: Person | null): (string | null)[] => Array.from({ length: 7 }, () => who?.memberId ?? null);
  const setWeek = (by: Person, scope: RotaScope, days: (string | null)[], { week = WEEK, version = 0 } = {}) =>
    api().call(rotaRoutes.setWeek, { params: { ...params, week }, body: { scope, days, version } }, { token: by.token });
  const setPhone = (by: Person, scope: RotaScope, phone: string, version = 0, hours = '8:00–20:00') =>
    api().call(rotaRoutes.setPhone, { params, body: { scope, phone, hours, version } }, { token: by.token });
  const today = (villageId: string = YANGJIAWAN) => api().call(rotaRoutes.today, { params: { villageId } });
  const onRota = (villageId: string = YANGJIAWAN) => running.app.get(Duties, { strict: false }).onRota(villageId, running.clock.now());

  beforeEach(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running);
    [secretary, wang, town] = [await aSecretary(running), await aCleaner(running, YANGJIAWAN, { groupNo: 2, doorNo: '8' }), await aTownOfficer(running)];
  });
  afterEach(() => running?.close());

  it('says nothing until somebody has written it', async () => {
    expect(await today()).toEqual({ phone: null, hours: '', scope: 'village', placeName: '杨家湾村', answers: null });
    expect(await onRota()).toBeUndefined();
  });

  it('shows villagers who answers today, until when, and the number', async () => {
    await setPhone(secretary, 'village', '0713-8351234');
    const [w, s] = [wang.memberId, secretary.memberId];
    const written = await setWeek(secretary, 'village', [w, w, s, w, null, null, null]);
    expect(written.days.slice(0, 3).map(({ day, name }) => `${day} ${name}`)).toEqual([`2026-11-23 ${wang.name}`, `2026-11-24 ${wang.name}`, `2026-11-25 ${secretary.name}`]);
    expect(await today()).toEqual({
      phone: '0713-8351234', hours: '8:00–20:00', scope: 'village', placeName: '杨家湾村', answers: { name: wang.name, untilDay: '2026-11-24' },
    });
    expect(await onRota()).toMatchObject({ memberId: w, name: wang.name, scope: 'village' });
    running.clock.set('2026-11-24T16:00:00Z');
    expect(await onRota()).toMatchObject({ memberId: s });
    running.clock.set('2026-11-27T02:00:00Z');
    expect(await today()).toMatchObject({ phone: '0713-8351234', answers: null });
    expect(await onRota()).toBeUndefined();
  });

  it('falls to the town\'s line where the village has none, or nobody on it', async () => {
    await setPhone(town, 'town', '0713-8350000');
    await setWeek(town, 'town', whole(town));
    const townLine = { phone: '0713-8350000', scope: 'town', placeName: '陶店乡', answers: { name: town.name, untilDay: '2026-11-29' } };
    expect(await today()).toMatchObject(townLine);
    expect(await today(NEXT_VILLAGE)).toMatchObject(townLine);
    expect(await today(OTHER_TOWN)).toMatchObject({ phone: null, answers: null });
    await setPhone(secretary, 'village', '13800138000');
    expect(await today()).toMatchObject(townLine);
    await setWeek(secretary, 'village', whole(wang));
    expect(await today()).toMatchObject({ phone: '13800138000', scope: 'village', answers: { name: wang.name } });
    const absence = { memberId: wang.memberId, fromDay: '2026-11-23', untilDay: '2026-11-23', reason: 'ill' } as const;
    await api().call(absenceRoutes.add, { params, body: absence }, { token: secretary.token });
    expect(await today()).toMatchObject(townLine);
    expect(await onRota()).toMatchObject({ memberId: town.memberId, scope: 'town' });
  });

  it('is written by the village for itself, by the town for the town', async () => {
    await expect(setWeek(secretary, 'town', whole(town))).rejects.toMatchObject({ code: 'DUTY_ROTA_NOT_YOURS', status: 403 });
    await expect(setPhone(secretary, 'town', '0713-8350000')).rejects.toMatchObject({ code: 'DUTY_ROTA_NOT_YOURS' });
    await expect(setWeek(wang, 'village', whole(wang))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await setWeek(town, 'village', whole(wang));
    const weeks = (by: Person, scope: RotaScope) => api().call(rotaRoutes.weeks, { params, query: { scope } }, { token: by.token });
    expect([(await weeks(secretary, 'village')).mayEdit, (await weeks(secretary, 'town')).mayEdit, (await weeks(town, 'town')).mayEdit]).toEqual([true, false, true]);
    const people = (scope: RotaScope) => api().call(dutyRoutes.people, { params, query: { scope } }, { token: secretary.token });
    expect((await people('town')).items.map(({ memberId }) => memberId)).toEqual([town.memberId]);
  });

  it('is read some weeks ahead, with who cannot come', async () => {
    await setPhone(secretary, 'village', '12345');
    await setWeek(secretary, 'village', whole(wang), { week: '2026W53' });
    const read = (query: object) => api().call(rotaRoutes.weeks, { params, query }, { token: secretary.token });
    const { items, phone } = await read({ weeks: 7 });
    expect(items.map(({ week, version }) => `${week} ${version}`)).toEqual(['2026W48 0', '2026W49 0', '2026W50 0', '2026W51 0', '2026W52 0', '2026W53 1', '2027W01 0']);
    expect(phone).toEqual({ scope: 'village', phone: '12345', hours: '8:00–20:00', version: 1 });
    expect((await read({ from: '2026W53', weeks: 1 })).items[0]!.days[6]).toEqual({ day: '2027-01-03', memberId: wang.memberId, name: wang.name, isAway: false });
    await expect(read({ from: '2026W54' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is changed by one editor at a time', async () => {
    const both = await Promise.allSettled([setWeek(secretary, 'village', whole(wang)), setWeek(town, 'village', whole(secretary))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(setWeek(secretary, 'village', whole(null))).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', status: 409 });
    expect(await setWeek(secretary, 'village', whole(null), { version: 1 })).toMatchObject({ version: 2 });
    await expect(setWeek(town, 'village', whole(wang), { version: 1 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await setPhone(secretary, 'village', '12345');
    await expect(setPhone(town, 'village', '12346')).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await setPhone(town, 'village', '', 1)).toMatchObject({ phone: '', version: 2 });
    expect(await today()).toMatchObject({ phone: null });
  });

  it('takes only people in office, weeks to come and telephone numbers', async () => {
    const refused = (problem: Promise<unknown>, path: string) => expect(problem).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path }] });
    await refused(setWeek(secretary, 'village', [null, town.memberId, null, null, null, null, null]), 'days.1');
    await refused(setWeek(secretary, 'village', whole(wang), { week: '2026W47' }), 'week');
    await refused(setWeek(secretary, 'village', whole(wang).slice(1)), 'days');
    await refused(setPhone(secretary, 'village', '老王家'), 'phone');
    await expect(setWeek(secretary, 'village', whole(wang), { week: '2026W60' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
