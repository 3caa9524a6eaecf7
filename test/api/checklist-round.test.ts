import { ChecklistForm, checklistRoutes } from '../../shared/contract/checklist';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCountyOfficer, anInspector, aSecretary, aVillager, COUNTY, theVillages, YANGJIAWAN, type Person, type Villager } from '../support/people';
import { aPhoto } from '../support/reports';

const form = (litter: number) => ChecklistForm.parse({
  title: '清单', bands: { cleanest: 9000, clean: 7500, 'fairly-clean': 6000 }, noticeDays: 5,
  sections: [{ title: '庭院', items: [
    { id: 'yard', kind: 'score', text: '庭院干净', max: 1000, choices: [0, 500, 1000], photo: 'required' },
    { id: 'room', kind: 'score', text: '堂屋干净', max: 500, choices: [0, 500], photo: 'none' },
    { id: 'litter', kind: 'deduct', text: '散落垃圾', max: 500, each: litter },
  ] }],
});

describe.each(databases)('a round and its checklist on $name', (on) => {
  let running: RunningApp;
  let [officer, secretary, inspector]: Person[] = [];
  let home: Villager;
  const call: RunningApp['api']['call'] = (route, input, options) => running.api.call(route, input, options);

  beforeAll(async () => {
    running = await startApp(on);
    await theVillages(running);
    [officer, secretary, inspector] = [await aCountyOfficer(running), await aSecretary(running), await anInspector(running)];
    home = await aVillager(running);
  });
  afterAll(() => running?.close());

  async function publish(litter: number, revision: number): Promise<void> {
    const to = { params: { ownerId: COUNTY } };
    const saved = await call(checklistRoutes.saveDraft, { ...to, body: { revision, form: form(litter) } }, { token: officer!.token });
    await call(checklistRoutes.publish, { ...to, body: { revision: saved.revision, effectiveOn: saved.earliest } }, { token: officer!.token });
  }
  const marks = (incidents: number, yardPhotos: string[], roomPhotos: string[] = []) => [
    { itemId: 'yard', score: 1000, photoIds: yardPhotos }, { itemId: 'room', score: 500, photoIds: roomPhotos }, { itemId: 'litter', incidents },
  ];
  const score = (roundId: string, scores: ReturnType<typeof marks>, version = 0) =>
    call(hygieneRoutes.score, { params: { roundId, householdId: home.householdId }, body: { outcome: 'scored', scores, version } }, { token: inspector!.token });

  it('is scored by the list in force when it began: incidents deduct, photos as the list says, whatever is published meanwhile', async () => {
    await publish(200, 0);
    const { roundId } = await call(hygieneRoutes.openRound, { params: { villageId: YANGJIAWAN }, body: { title: '评比' } }, { token: secretary!.token });
    await publish(400, 2);
    const { checklist } = await call(hygieneRoutes.work, { params: { roundId } }, { token: inspector!.token });
    expect(checklist).toMatchObject({ version: 1, max: 2000, noticeDays: 5, sections: [{ items: [{ photo: 'required' }, { photo: 'none' }, { kind: 'deduct', each: 200 }] }] });

    const photo = await aPhoto(running, inspector!, 'sheet');
    const incomplete = (message: string) => ({ status: 422, code: 'SHEET_INCOMPLETE', details: [{ path: 'scores', message }] });
    await expect(score(roundId, marks(1, []))).rejects.toMatchObject(incomplete('这一项要拍照:庭院干净'));
    await expect(score(roundId, marks(1, [photo], [photo]))).rejects.toMatchObject(incomplete('这一项不用拍照:堂屋干净'));
    await expect(score(roundId, marks(1, [photo]).slice(0, 2))).rejects.toMatchObject(incomplete('还没填处数:散落垃圾'));
    const sheet = await score(roundId, marks(2, [photo]));
    expect(sheet).toMatchObject({ total: 1600, max: 2000, grade: 'clean', version: 1 });
    expect(sheet.sections[0]!.items.map(({ score: worth, incidents }) => [worth, incidents])).toEqual([[1000, null], [500, null], [100, 2]]);
    expect(await score(roundId, marks(9, [photo]), 1)).toMatchObject({ total: 1500, grade: 'clean', version: 2 });
  });
});
