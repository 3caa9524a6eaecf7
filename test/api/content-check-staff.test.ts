import { contentCheckRoutes } from '../../shared/contract/content-check';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { villageRoutes } from '../../shared/contract/village';
import { BOARDS } from '../../shared/domain/boards';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import { startWithWeChat, type WithWeChat } from '../support/checks';
import { databases } from '../support/databases';
import { aFollower, anInspector, anOfficer, aSecretary, aVillager, theVillages, YANGJIAWAN, type Person } from '../support/people';

describe.each(databases)('what staff write is checked as well, on $name', (database) => {
  let village: WithWeChat;
  let secretary: Person;
  let cadre: Person;
  let follower: Person;

  beforeAll(async () => {
    village = await startWithWeChat(database, { now: '2026-11-23T10:00:00+08:00' });
    await theVillages(village);
    secretary = await aSecretary(village);
    cadre = await anOfficer(village, 'cadre', YANGJIAWAN);
    follower = await aFollower(village);
    await village.opens(secretary);
  });
  afterAll(() => village?.close());

  const params = { villageId: YANGJIAWAN };

  it('the introduction of a village page', async () => {
    const boards = BOARDS.map((board) => ({ board, visible: true }));
    const save = (intro: string) => village.api.call(villageRoutes.editPage, { params, body: { intro, coverPhotoId: null, boards } }, { token: secretary.token });
    const introFor = async (who: Person) => (await village.api.call(villageRoutes.page, { params }, { token: who.token })).intro;
    await save('山清水秀的杨家湾。');
    expect(await introFor(follower)).toBe('山清水秀的杨家湾。');
    await save('待审的介绍。');
    expect([await introFor(follower), await introFor(cadre)]).toEqual(['', '待审的介绍。']);
  });

  it('a remark on a household\'s sheet is read by inspector and staff until it has passed', async () => {
    const [inspector, villager] = [await anInspector(village), await aVillager(village, { groupNo: 2, doorNo: '7' })];
    await village.opens(inspector);
    const { roundId } = await village.api.call(hygieneRoutes.openRound, { params, body: { title: '评比' } }, { token: secretary.token });
    const sheet = { params: { roundId, householdId: villager.householdId } };
    const scores = itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: item.max }));
    const score = (note: string, version: number) =>
      village.api.call(hygieneRoutes.score, { ...sheet, body: { outcome: 'scored', scores, note, version } }, { token: inspector.token });
    await score('待审的备注', 0);
    await village.api.call(hygieneRoutes.publish, { params: { roundId } }, { token: secretary.token });
    const noteFor = async (who: Person) => (await village.api.call(hygieneRoutes.sheet, sheet, { token: who.token })).note;
    expect(await Promise.all([villager, inspector, cadre].map(noteFor))).toEqual(['', '待审的备注', '待审的备注']);
    const { items: [card] } = await village.api.call(contentCheckRoutes.queue, {}, { token: cadre.token });
    const { checkId, version } = await village.api.call(contentCheckRoutes.held, { params: { checkId: card!.checkId } }, { token: cadre.token });
    await village.api.call(contentCheckRoutes.decide, { params: { checkId }, body: { decision: 'approve', version } }, { token: cadre.token });
    expect(await noteFor(villager)).toBe('待审的备注');
  });
});
