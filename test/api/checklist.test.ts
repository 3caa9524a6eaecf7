import type { z } from 'zod';
import { AuditEntry } from '../../server/src/core/access/audit.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { ChecklistModule } from '../../server/src/features/checklist/checklist.module';
import { Checklists } from '../../server/src/features/checklist/checklists.service';
import { MemberModule } from '../../server/src/features/member/member.module';
import { RegionModule } from '../../server/src/features/region/region.module';
import { checklistRoutes, type ChecklistDesk, type ChecklistForm, type ChecklistView } from '../../shared/contract/checklist';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import { startOfChinaDate } from '../../shared/domain/quarters';
import { addDays, chinaDay } from '../../shared/domain/weeks';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCountyOfficer, anOfficer, aSecretary, aStranger, aTownOfficer, COUNTY, FAR_AWAY, NEXT_VILLAGE, OTHER_TOWN, theVillages, TOWN, YANGJIAWAN, type Person } from '../support/people';

type Form = z.input<typeof ChecklistForm>;
const DAY_MS = 86_400_000;
const FAR_COUNTY = FAR_AWAY.slice(0, 6);

const form = (more: Partial<Form> = {}): Form => ({
  title: '入户评比清单', bands: { cleanest: 9000, clean: 7500, 'fairly-clean': 6000 }, noticeDays: 7,
  sections: [
    { title: '庭院', items: [
      { kind: 'score', text: '庭院干净', max: 1000, choices: [0, 500, 1000], photo: 'required', law: '某条例第一条' },
      { kind: 'score', text: '圈舍干净', max: 500, choices: [0, 500], villageMayChange: true },
    ] },
    { title: '垃圾', items: [{ kind: 'deduct', text: '散落垃圾', max: 1000, each: 200 }] },
  ],
  ...more,
});
const formOf = ({ id: _id, version: _version, max: _max, sections, ...rest }: ChecklistView): Form =>
  ({ ...rest, sections: sections.map((section) => ({ ...section, items: section.items.map(({ own: _own, ...item }) => item) })) });

describe.each(databases)('checklists on $name', (on) => {
  let running: RunningApp;
  let officer: Person;
  let secretary: Person;
  const call = <R extends Parameters<RunningApp['api']['call']>[0]>(route: R, input: Parameters<typeof running.api.call<R>>[1], by?: Person) =>
    running.api.call(route, input, by ? { token: by.token } : {});
  const desk = (ownerId = COUNTY, by = officer) => call(checklistRoutes.desk, { params: { ownerId } }, by);
  const save = async (given: Form, ownerId = COUNTY, by = officer, revision?: number) =>
    call(checklistRoutes.saveDraft, { params: { ownerId }, body: { revision: revision ?? (await desk(ownerId, by)).revision, form: given } }, by);
  const today = () => chinaDay(running.clock.now());
  const publish = (from: ChecklistDesk, by = officer, effectiveOn = today()) =>
    call(checklistRoutes.publish, { params: { ownerId: from.owner.ownerId }, body: { revision: from.revision, effectiveOn } }, by);
  const adopt = async (ownerId = YANGJIAWAN, by = secretary) =>
    call(checklistRoutes.adopt, { params: { ownerId }, body: { revision: (await desk(ownerId, by)).revision } }, by);
  const inVillage = (villageId = YANGJIAWAN) => call(checklistRoutes.inForce, { params: { villageId } });
  const list = () => running.app.get(Checklists, { strict: false });
  const texts = (view: ChecklistView) => view.sections.flatMap(({ items }) => items.map(({ text }) => text));

  beforeAll(async () => {
    running = await startApp(on, { features: [RegionModule, MemberModule, ChecklistModule] });
    await theVillages(running);
    [officer, secretary] = [await aCountyOfficer(running), await aSecretary(running)];
  });
  afterAll(() => running?.close());

  it('households are scored by the national list until somebody publishes another', async () => {
    expect(await inVillage()).toMatchObject({ level: 'national', checklist: { id: 'national-1', max: 10_000, noticeDays: 7 }, effectiveFrom: null, coming: null });
    expect(await call(checklistRoutes.read, { params: { checklistId: 'national-1' } })).toMatchObject({ level: 'national', checklist: { version: 1 } });
    expect(await list().inForce(YANGJIAWAN, running.clock.now())).toBe(currentChecklist);
    expect(await list().byId('national-1')).toBe(currentChecklist);
    await expect(call(checklistRoutes.read, { params: { checklistId: 'national-9' } })).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await expect(list().byId('no-such')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(inVillage('no-such')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a county\'s draft binds nobody; published, it is in force in all its villages from its day on, and nowhere else', async () => {
    const drafted = await save(form());
    expect(drafted).toMatchObject({ revision: 1, draft: { problems: [], checklist: { id: '', version: 1, max: 2500 } }, template: null, owner: { level: 'county', name: '黄州区' }, earliest: today() });
    expect(await inVillage()).toMatchObject({ level: 'national' });
    const published = await publish(drafted);
    expect(published).toMatchObject({ draft: null, revision: 2, inForce: { level: 'county', checklist: { version: 1, title: '入户评比清单' } } });
    expect(await inVillage(OTHER_TOWN)).toMatchObject({ level: 'county', checklist: { id: published.inForce.checklist.id, max: 2500 } });
    expect(await inVillage(FAR_AWAY)).toMatchObject({ level: 'national' });
  });

  it('keeps every word of what was filled in, with keys that stay', async () => {
    const { inForce } = await desk();
    const [yard, waste] = inForce.checklist.sections;
    expect(yard!.items[0]).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{16}$/), kind: 'score', text: '庭院干净', max: 1000, choices: [0, 500, 1000], each: null, photo: 'required',
      law: '某条例第一条', villageRule: '', villageMayChange: false, own: false,
    });
    expect(waste!.items[0]).toMatchObject({ kind: 'deduct', max: 1000, each: 200, choices: [] });
    const again = await save(formOf(inForce.checklist));
    expect(again.draft!.checklist.sections).toEqual(inForce.checklist.sections);
  });

  it('a round of any date has the version of that date, and an old version stays readable as it was', async () => {
    const before = await desk();
    const first = before.inForce.checklist;
    const day = addDays(today(), 10);
    const next = await publish(await save({ ...formOf(first), noticeDays: 10 }), officer, day);
    expect(next).toMatchObject({ inForce: { checklist: { id: first.id } }, coming: { level: 'county', version: 2, effectiveFrom: new Date(startOfChinaDate(day)).toISOString() }, earliest: day });
    expect(await inVillage(NEXT_VILLAGE)).toMatchObject({ checklist: { id: first.id }, coming: { version: 2 } });
    const at = async (when: number) => (await list().inForce(NEXT_VILLAGE, when)).version;
    const [midnight, begun] = [startOfChinaDate(day), Date.parse(before.inForce.effectiveFrom!)];
    expect([await at(begun), await at(midnight - 1), await at(midnight), await at(midnight + 400 * DAY_MS)]).toEqual([1, 1, 2, 2]);
    expect(await list().inForce(NEXT_VILLAGE, begun - 1)).toBe(currentChecklist);
    expect(await call(checklistRoutes.read, { params: { checklistId: first.id } })).toMatchObject({ checklist: first });
    expect(await list().byId(first.id)).toMatchObject({ id: first.id, version: 1, noticeDays: 7 });
    expect(await list().byId(first.id)).toBe(await list().byId(first.id));
  });

  it('dates do not run backwards, nor further ahead than a year', async () => {
    const changed = await save({ ...formOf((await desk()).inForce.checklist), noticeDays: 12 });
    const refused = { status: 422, code: 'CHECKLIST_DAY_NOT_POSSIBLE' };
    await expect(publish(changed)).rejects.toMatchObject(refused);
    await expect(publish(changed, officer, addDays(today(), 9))).rejects.toMatchObject(refused);
    await expect(publish(changed, officer, addDays(today(), 367))).rejects.toMatchObject(refused);
    expect((await desk()).draft).toMatchObject({ checklist: { noticeDays: 12 } });
    const day = addDays(today(), 10);
    expect(await publish(changed, officer, day)).toMatchObject({ draft: null });
    expect((await list().inForce(NEXT_VILLAGE, startOfChinaDate(day))).noticeDays).toBe(12);
    const elsewhere = await aCountyOfficer(running, FAR_COUNTY);
    await expect(publish(await save(form(), FAR_COUNTY, elsewhere), elsewhere, addDays(today(), -1))).rejects.toMatchObject(refused);
  });

  it('the list of versions is there for everybody, newest first, page by page', async () => {
    const first = await call(checklistRoutes.versions, { params: { ownerId: COUNTY }, query: { limit: 2 } });
    expect(first.items.map(({ version }) => version)).toEqual([3, 2]);
    const rest = await call(checklistRoutes.versions, { params: { ownerId: COUNTY }, query: { after: first.next!, limit: 2 } });
    expect(rest).toMatchObject({ items: [{ version: 1, level: 'county', title: '入户评比清单' }], next: null });
    expect(await call(checklistRoutes.versions, { params: { ownerId: NEXT_VILLAGE } })).toEqual({ items: [], next: null });
  });

  it('a version that changes nothing is not published', async () => {
    running.clock.advance(11 * DAY_MS);
    const same = await save(formOf((await desk()).inForce.checklist));
    await expect(publish(same)).rejects.toMatchObject({ status: 422, code: 'CHECKLIST_UNCHANGED' });
    const opened = formOf(same.inForce.checklist);
    opened.sections[0]!.items[0]!.villageMayChange = true;
    opened.sections[0]!.items[0]!.villageMayChange = false;
    opened.villageMay = { bands: false, noticeDays: true };
    expect(await publish(await save(opened))).toMatchObject({ inForce: { checklist: { version: 4, villageMay: { noticeDays: true } } } });
  });

  it('a village takes the template over, adds its own, changes what it may, and its households are scored by that', async () => {
    const taken = await adopt();
    expect(taken).toMatchObject({ draft: { problems: [] }, template: { level: 'county', checklist: { version: 4 }, isNewer: false }, inForce: { level: 'county' } });
    const mine = formOf(taken.draft!.checklist);
    mine.sections[0]!.items[1] = { ...mine.sections[0]!.items[1]!, max: 300, choices: [0, 300] };
    mine.sections[0]!.items.push({ kind: 'score', text: '塘边无垃圾', max: 200, choices: [0, 200], villageRule: '第五条' });
    mine.sections.push({ title: '本村的', items: [{ kind: 'deduct', text: '路边柴草', max: 500, each: 100 }] });
    mine.noticeDays = 15;
    const published = await publish(await save(mine, YANGJIAWAN, secretary), secretary);
    expect(published.inForce).toMatchObject({ level: 'village', checklist: { version: 1, max: 1000 + 300 + 200 + 1000 + 500, noticeDays: 15 } });
    const items = itemsOf(await list().inForce(YANGJIAWAN, running.clock.now()));
    expect(items.map(({ text, own }) => [text, own])).toEqual([['庭院干净', false], ['圈舍干净', false], ['塘边无垃圾', true], ['散落垃圾', false], ['路边柴草', true]]);
    expect(await inVillage(NEXT_VILLAGE)).toMatchObject({ level: 'county' });
  });

  it('a village cannot change what the county keeps: the draft says what, and is not published', async () => {
    const { inForce } = await desk(YANGJIAWAN, secretary);
    const mine = formOf(inForce.checklist);
    mine.sections[0]!.items[0] = { ...mine.sections[0]!.items[0]!, max: 500, choices: [0, 500], villageMayChange: true };
    mine.bands.clean = 7000;
    mine.villageMay = { bands: true, noticeDays: true };
    const saved = await save(mine, YANGJIAWAN, secretary);
    const problems = ['不能改县里的这一项:庭院干净', '县里没有让村里改等级线'];
    expect(saved.draft!.problems).toEqual(problems);
    await expect(publish(saved, secretary)).rejects.toMatchObject({
      status: 422, code: 'CHECKLIST_TEMPLATE_BROKEN', details: problems.map((message) => ({ path: 'sections', message })),
    });
    expect(await inVillage()).toMatchObject({ checklist: { id: inForce.checklist.id } });
  });

  it('when the county has a newer template, the village takes it over first and keeps what it added', async () => {
    const county = formOf((await desk()).inForce.checklist);
    county.sections[0]!.items[0]!.text = '庭院干净整齐';
    await publish(await save(county));
    const mine = await desk(YANGJIAWAN, secretary);
    expect(mine).toMatchObject({ template: { isNewer: true, checklist: { version: 5 } }, inForce: { level: 'village' }, draft: { problems: expect.any(Array) } });
    await expect(publish(mine, secretary)).rejects.toMatchObject({ status: 409, code: 'CHECKLIST_TEMPLATE_CHANGED' });
    const gone = await call(checklistRoutes.discardDraft, { params: { ownerId: YANGJIAWAN }, body: { revision: mine.revision } }, secretary);
    expect(gone).toMatchObject({ draft: null, revision: mine.revision + 1 });
    const renewed = await adopt();
    expect(renewed.draft).toMatchObject({ problems: [], checklist: { noticeDays: 15 } });
    expect(texts(renewed.draft!.checklist)).toEqual(['庭院干净整齐', '圈舍干净', '塘边无垃圾', '散落垃圾', '路边柴草']);
    expect(await publish(renewed, secretary)).toMatchObject({ template: { isNewer: false }, inForce: { checklist: { version: 2 } } });
  });

  it('a village whose county has published nothing starts from the national list, and may change it as it likes', async () => {
    const far = await aSecretary(running, FAR_AWAY);
    const taken = await adopt(FAR_AWAY, far);
    expect(taken.template).toMatchObject({ level: 'national', checklist: { id: 'national-1' } });
    const mine = formOf(taken.draft!.checklist);
    mine.sections.pop();
    mine.bands = { cleanest: 9500, clean: 8000, 'fairly-clean': 5000 };
    expect(await publish(await save(mine, FAR_AWAY, far), far)).toMatchObject({ inForce: { level: 'village', checklist: { max: 8500 } } });
  });

  it('of two who publish the same draft one does, and the other is told; nothing is overwritten', async () => {
    const other = await aCountyOfficer(running);
    const changed = await save({ ...formOf((await desk()).inForce.checklist), noticeDays: 20 });
    const tries = await Promise.allSettled([publish(changed), publish(changed, other)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'CHANGED_MEANWHILE' } });
    expect((await desk()).inForce.checklist).toMatchObject({ version: 6, noticeDays: 20 });
    await expect(publish(await desk())).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('of two who write from the same revision the second is told, also for the very first draft', async () => {
    const other = await aCountyOfficer(running);
    const { revision } = await desk();
    const tries = await Promise.allSettled([save(form({ title: '甲' }), COUNTY, officer, revision), save(form({ title: '乙' }), COUNTY, other, revision)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(save(form(), COUNTY, officer, 0)).rejects.toMatchObject({ status: 409, code: 'CHANGED_MEANWHILE' });
    const [one, two] = [await aSecretary(running, NEXT_VILLAGE), await aSecretary(running, NEXT_VILLAGE)];
    const first = await Promise.allSettled([save(form({ title: '甲' }), NEXT_VILLAGE, one, 0), save(form({ title: '乙' }), NEXT_VILLAGE, two, 0)]);
    expect(first.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(first.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'CHANGED_MEANWHILE' } });
  });

  it('only officers of the whole county make its template, only the secretary the village\'s list', async () => {
    const [town, neighbour, stranger, small] = [await aTownOfficer(running), await aSecretary(running, NEXT_VILLAGE), await aStranger(running), await anOfficer(running, 'operator', TOWN)];
    const no = { status: 403, code: 'FORBIDDEN' };
    for (const by of [town, secretary, stranger, small, await aCountyOfficer(running, FAR_COUNTY)]) await expect(desk(COUNTY, by)).rejects.toMatchObject(no);
    for (const by of [town, officer, neighbour, stranger]) await expect(desk(YANGJIAWAN, by)).rejects.toMatchObject(no);
    expect(await desk(COUNTY, await anOfficer(running, 'operator', COUNTY))).toMatchObject({ owner: { level: 'county' } });
    const body = { revision: 0 };
    await expect(call(checklistRoutes.adopt, { params: { ownerId: YANGJIAWAN }, body }, neighbour)).rejects.toMatchObject(no);
    await expect(call(checklistRoutes.adopt, { params: { ownerId: COUNTY }, body }, officer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(call(checklistRoutes.saveDraft, { params: { ownerId: YANGJIAWAN }, body: { ...body, form: form() } }, officer)).rejects.toMatchObject(no);
    await expect(call(checklistRoutes.discardDraft, { params: { ownerId: COUNTY }, body: { revision: 1 } }, secretary)).rejects.toMatchObject(no);
    await expect(call(checklistRoutes.publish, { params: { ownerId: COUNTY }, body: { revision: 1, effectiveOn: today() } }, secretary)).rejects.toMatchObject(no);
    for (const ownerId of ['999999', 'no-such']) await expect(desk(ownerId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a form with a mistake is sent back with the field named', async () => {
    const item = (more: object): Form => form({ sections: [{ title: '庭院', items: [{ kind: 'score', text: '看', max: 1000, choices: [0, 1000], ...more }] }] });
    const wrong: [Form, string][] = [
      [item({ choices: [500, 1000] }), 'sections.0.items.0.choices'], [item({ choices: [0, 1000, 500, 1000] }), 'sections.0.items.0.choices'],
      [item({ choices: [0, 900] }), 'sections.0.items.0.choices'], [item({ each: 100 }), 'sections.0.items.0.each'],
      [item({ kind: 'deduct', choices: [], each: null }), 'sections.0.items.0.each'], [item({ kind: 'deduct', choices: [], each: 1001 }), 'sections.0.items.0.each'],
      [item({ kind: 'deduct', each: 100 }), 'sections.0.items.0.choices'], [item({ text: ' ' }), 'sections.0.items.0.text'],
      [form({ bands: { cleanest: 9000, clean: 9000, 'fairly-clean': 6000 } }), 'bands.clean'],
      [form({ bands: { cleanest: 9000, clean: 7500, 'fairly-clean': 7500 } }), 'bands.fairly-clean'],
      [form({ sections: [{ title: '一', items: form().sections[0]!.items.map((one) => ({ ...one, id: 'same' })) }] }), 'sections'],
      [form({ sections: Array.from({ length: 4 }, (_, at) => ({ title: `${at}`, items: Array.from({ length: 16 }, () => form().sections[0]!.items[1]!) })) }), 'sections'],
    ];
    for (const [given, path] of wrong) {
      await expect(save(given)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: expect.arrayContaining([expect.objectContaining({ path: `form.${path}` })]) });
    }
  });

  it('every publication is in the audit log', async () => {
    const acts = await running.app.get(UnitOfWork, { strict: false }).repo(AuditEntry).findBy({ memberId: secretary.memberId });
    expect(acts.map(({ action, villageId, subject }) => [action, villageId, subject])).toEqual(Array(2).fill(['checklist.publish', YANGJIAWAN, `checklist:${YANGJIAWAN}`]));
    expect(acts[0]!.details).toMatchObject({ title: '入户评比清单', from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });
});
