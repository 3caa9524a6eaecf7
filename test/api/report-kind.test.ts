import { Injectable, Module } from '@nestjs/common';
import type { z } from 'zod';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { AuditEntry } from '../../server/src/core/access/audit.entity';
import { ClockModule } from '../../server/src/features/clock/clock.module';
import { Clocks } from '../../server/src/features/clock/clocks.service';
import { HandlesClock, HandlesClockMoved } from '../../server/src/features/clock/handles-clock';
import { MemberModule } from '../../server/src/features/member/member.module';
import { RegionModule } from '../../server/src/features/region/region.module';
import { ReportKindModule } from '../../server/src/features/report-kind/report-kind.module';
import { ReportKinds, ruleKeyOf } from '../../server/src/features/report-kind/report-kinds.service';
import { reportKindRoutes, type CountyKind, type KindForm } from '../../shared/contract/report-kind';
import { nationalKinds } from '../../shared/domain/report-kinds';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCountyOfficer, anOfficer, aSecretary, aTownOfficer, COUNTY, FAR_AWAY, NEXT_VILLAGE, theVillages, TOWN, YANGJIAWAN, type Person } from '../support/people';

/** Stands for the reports whose clocks run. */
@Injectable()
class KeptPromises {
  @HandlesClock('promise')
  ring(): void {}

  @HandlesClockMoved('promise')
  moved(): void {}
}
@Module({ providers: [KeptPromises] })
class PromiseModule {}

const parking: z.input<typeof KindForm> = {
  name: '乱停车', icon: 'road', words: '车停在路口、门口', group: 'appearance', minutes: { accept: 60, respond: 120, solve: 480 }, dutyRole: 'cadre',
  questions: [{ ask: '什么车?', type: 'choice', options: [{ words: '小车' }, { words: '货车' }] }],
};

describe.each(databases)('kinds of reports on $name', (on) => {
  let running: RunningApp;
  let officer: Person;
  const own = { countyCode: COUNTY };
  const village = (villageId: string = YANGJIAWAN, known?: string) =>
    running.api.call(reportKindRoutes.ofVillage, { params: { villageId }, query: { known } });
  const kindsOf = async (villageId?: string) => (await village(villageId)).items!;
  const inVillage = async (kindId: string, villageId?: string) => (await kindsOf(villageId)).find(({ id }) => id === kindId);
  const list = async (by = officer, countyCode = COUNTY) => (await running.api.call(reportKindRoutes.ofCounty, { params: { countyCode } }, { token: by.token })).items;
  const read = async (kindId: string) => (await list()).find(({ id }) => id === kindId)!;
  const create = (kind: z.input<typeof KindForm>, by = officer, countyCode = COUNTY) =>
    running.api.call(reportKindRoutes.create, { params: { countyCode }, body: kind }, { token: by.token });
  const formOf = ({ id: _id, version: _v, origin: _o, changedAt: _c, retired: _r, ...kind }: CountyKind): z.input<typeof KindForm> => kind;
  const edit = (kind: CountyKind, more: Partial<z.input<typeof KindForm>>, by = officer) =>
    running.api.call(reportKindRoutes.edit, { params: { ...own, kindId: kind.id }, body: { version: kind.version, kind: { ...formOf(kind), ...more } } }, { token: by.token });
  const retire = (kind: CountyKind, retired = true, by = officer) =>
    running.api.call(reportKindRoutes.retire, { params: { ...own, kindId: kind.id }, body: { version: kind.version, retired } }, { token: by.token });

  beforeAll(async () => {
    running = await startApp(on, { features: [RegionModule, MemberModule, ClockModule, ReportKindModule, PromiseModule] });
    await theVillages(running);
    officer = await aCountyOfficer(running);
  });
  afterAll(() => running?.close());

  it('a village whose county has changed nothing has the kinds of the country, in their order', async () => {
    expect(await kindsOf(FAR_AWAY)).toEqual(nationalKinds);
    await expect(village('no-such')).rejects.toMatchObject({ code: 'REGION_NOT_FOUND' });
  });

  it('a phone that knows them already is told so in a few bytes, until something changes', async () => {
    const { stamp } = await village();
    expect(await village(YANGJIAWAN, stamp)).toEqual({ stamp, items: null });
    await edit(await read('graves'), { words: '零散坟墓' });
    const { stamp: newer, items } = await village(YANGJIAWAN, stamp);
    expect(newer).not.toBe(stamp);
    expect(items).toContainEqual(expect.objectContaining({ id: 'graves', words: '零散坟墓' }));
  });

  it('the county names a kind its own way, with other deadlines and questions; the next county does not notice', async () => {
    const before = await read('litter');
    expect(before).toMatchObject({ version: 0, origin: 'national', changedAt: null });
    const minutes = { accept: 30, respond: 60, solve: 240 };
    const questions = [...before.questions, { ask: '臭不臭?', type: 'yes-no' as const, required: true }];
    const after = await edit(before, { name: '白色垃圾', minutes, questions });
    expect(after).toMatchObject({ version: 1, name: '白色垃圾', minutes, origin: 'national', changedAt: '2026-11-23T01:00:00.000Z' });
    expect(after.questions.map(({ key }) => key)).toEqual(['amount', expect.stringMatching(/^[a-z0-9]{16}$/)]);
    expect(await inVillage('litter', NEXT_VILLAGE)).toMatchObject({ name: '白色垃圾', minutes, questions: after.questions });
    expect(await inVillage('litter', FAR_AWAY)).toMatchObject({ name: '乱扔垃圾' });
  });

  it('what the county leaves alone stays the country\'s word for word', async () => {
    const untouched = nationalKinds.find(({ id }) => id === 'market')!;
    await edit(await read('market'), { recheckDays: 3 });
    expect(await inVillage('market')).toEqual({ ...untouched, recheckDays: 3 });
    const again = await edit(await read('market'), { recheckDays: untouched.recheckDays });
    expect(again.version).toBe(2);
    expect(await inVillage('market')).toEqual(untouched);
  });

  it('a county adds a kind of its own, whose questions keep their keys through every change', async () => {
    const added = await create(parking);
    expect(added).toMatchObject({ id: `${COUNTY}-luantingche`, version: 1, origin: 'county', position: 900, recheckDays: null, urgent: false, retired: false });
    expect(await inVillage(added.id)).toMatchObject({ name: '乱停车', group: 'appearance' });
    expect(await inVillage(added.id, FAR_AWAY)).toBeUndefined();
    const [asked] = added.questions;
    const edited = await edit(added, { questions: [{ ...asked!, ask: '停的什么车?', options: [...asked!.options, { words: '农机' }] }] });
    expect(edited.questions[0]).toMatchObject({ key: asked!.key, ask: '停的什么车?' });
    expect(edited.questions[0]!.options.slice(0, 2)).toEqual(asked!.options);
  });

  it('no two kinds on offer have the same name; a second with the same sound gets an id of its own', async () => {
    await expect(create({ ...parking, name: '焚烧冒烟' })).rejects.toMatchObject({ status: 409, code: 'REPORT_KIND_NAME_TAKEN' });
    await expect(edit(await read('piles'), { name: '焚烧冒烟' })).rejects.toMatchObject({ code: 'REPORT_KIND_NAME_TAKEN' });
    const [first, second] = [await create({ ...parking, name: '石头' }), await create({ ...parking, name: '拾头' })];
    expect([first.id, second.id]).toEqual([`${COUNTY}-shitou`, `${COUNTY}-shitou2`]);
  });

  it('a retired kind is not offered, keeps its name for old reports, frees it for others, and may come back', async () => {
    const dogs = await create({ ...parking, name: '犬只散养' });
    const gone = await retire(dogs);
    expect(gone).toMatchObject({ retired: true, version: 2 });
    const kinds = running.app.get(ReportKinds, { strict: false });
    expect(await kinds.find(YANGJIAWAN, dogs.id)).toMatchObject({ name: '犬只散养', retired: true });
    const others = await create({ ...parking, name: '犬只散养' });
    await expect(retire(gone, false)).rejects.toMatchObject({ code: 'REPORT_KIND_NAME_TAKEN' });
    await retire(others);
    expect(await retire(gone, false)).toMatchObject({ retired: false, version: 3 });
    const graves = await retire(await read('graves'));
    expect(await edit(graves, { words: '散坟' })).toMatchObject({ retired: true, words: '散坟' });
  });

  it('of two officers who change the same version one wins, and the other is told to look again', async () => {
    const other = await aCountyOfficer(running);
    for (const kind of [await read('lamp'), await read(`${COUNTY}-luantingche`)]) {
      const tries = await Promise.allSettled([edit(kind, { words: '甲的写法' }), edit(kind, { words: '乙的写法' }, other)]);
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'CHANGED_MEANWHILE' } });
      expect((await read(kind.id)).version).toBe(kind.version + 1);
      await expect(retire(kind)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    }
  });

  it('two officers who add the same name at once get one kind', async () => {
    const tries = await Promise.allSettled([create({ ...parking, name: '井盖丢失' }), create({ ...parking, name: '井盖丢失' })]);
    const codes = tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(codes).toEqual([expect.stringMatching(/^(CHANGED_MEANWHILE|REPORT_KIND_NAME_TAKEN)$/)]);
    expect((await list()).filter(({ name }) => name === '井盖丢失')).toHaveLength(1);
  });

  it('only officers of the whole county may; of another one, of a town, of a village may not', async () => {
    await expect(list(await aCountyOfficer(running, FAR_AWAY.slice(0, 6)))).rejects.toMatchObject({ status: 403, code: 'REPORT_KIND_NOT_YOUR_COUNTY' });
    await expect(create(parking, officer, FAR_AWAY.slice(0, 6))).rejects.toMatchObject({ code: 'REPORT_KIND_NOT_YOUR_COUNTY' });
    const below = await anOfficer(running, 'operator', TOWN);
    await expect(edit(await read('water'), {}, below)).rejects.toMatchObject({ code: 'REPORT_KIND_NOT_YOUR_COUNTY' });
    await expect(retire(await read('water'), true, below)).rejects.toMatchObject({ code: 'REPORT_KIND_NOT_YOUR_COUNTY' });
    for (const by of [await aTownOfficer(running), await aSecretary(running)]) await expect(list(by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await list(await anOfficer(running, 'operator', COUNTY))).not.toHaveLength(0);
  });

  it('neither a county nor a kind that is not there can be changed', async () => {
    const nowhere = await anOfficer(running, 'operator', '99');
    await expect(list(nowhere, '999999')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const ghost = { ...(await read('water')), id: 'no-such' };
    await expect(edit(ghost, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(retire(ghost)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a form with a mistake is sent back with the field named', async () => {
    const wrong = create({ ...parking, name: '新', minutes: { accept: 600, respond: 10, solve: 60 } });
    await expect(wrong).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'minutes.accept', message: '不能比办结的时限还长' }] });
  });

  it('new deadlines hold for what runs already; of a refused change nothing is kept', async () => {
    const clocks = running.app.get(Clocks, { strict: false });
    const uow = running.app.get(UnitOfWork, { strict: false });
    const burning = await read('burning');
    const rule = { villageId: YANGJIAWAN, clock: 'solve', roundTheClock: true, minutes: burning.minutes.solve, ruleKey: ruleKeyOf(YANGJIAWAN, 'burning', 'solve') };
    await uow.run(() => clocks.start({ ...rule, subject: 'promise:1' }));
    const limit = async () => {
      await running.app.get(JobRunner, { strict: false }).drain();
      return Date.parse((await clocks.of(['promise:1'])).get('promise:1')![0]!.dueAt ?? '') - running.clock.now();
    };
    expect(await limit()).toBe(240 * 60_000);
    await edit(burning, { minutes: { accept: 30, respond: 60, solve: 120 } });
    expect(await limit()).toBe(120 * 60_000);
    await expect(edit(burning, { minutes: { accept: 30, respond: 60, solve: 500 } })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await limit()).toBe(120 * 60_000);
    expect(rule.ruleKey).toBe('report-kind:421102:burning:solve');
  });

  it('lists over many villages ask once, and say nothing of a kind that never was', async () => {
    const lookup = await running.app.get(ReportKinds, { strict: false }).lookup([YANGJIAWAN, NEXT_VILLAGE, FAR_AWAY]);
    expect([lookup(YANGJIAWAN, 'litter')?.name, lookup(FAR_AWAY, 'litter')?.name]).toEqual(['白色垃圾', '乱扔垃圾']);
    expect(lookup(YANGJIAWAN, 'no-such')).toBeUndefined();
    expect(lookup('no-such', 'litter')).toBeUndefined();
  });

  it('every change is in the audit log', async () => {
    const acts = await running.app.get(UnitOfWork, { strict: false }).repo(AuditEntry).findBy({ memberId: officer.memberId, subject: `report-kind:${COUNTY}:litter` });
    expect(acts).toEqual([expect.objectContaining({ action: 'report-kind.edit', villageId: null, details: { title: '白色垃圾', version: 1 } })]);
  });

  it('a county cannot add kinds for ever', async () => {
    const [elsewhere, countyCode] = [await aCountyOfficer(running, FAR_AWAY.slice(0, 6)), FAR_AWAY.slice(0, 6)];
    for (let number = 1; number <= 60; number++) await create({ ...parking, name: `类型${number}` }, elsewhere, countyCode);
    await expect(create({ ...parking, name: '再来一种' }, elsewhere, countyCode)).rejects.toMatchObject({ status: 409, code: 'REPORT_KIND_TOO_MANY' });
  });
});
