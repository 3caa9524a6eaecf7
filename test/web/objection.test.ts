import { hygieneRoutes } from '../../shared/contract/hygiene';
import { objectionRoutes } from '../../shared/contract/hygiene-review';
import { memberRoutes } from '../../shared/contract/member';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import { scoresOf } from '../support/hygiene-stage';
import { anInspector, YANGJIAWAN } from '../support/people';
import { cameraPhoto } from '../support/web/photo';
import { Web } from '../support/web/web';

jest.setTimeout(60_000);

describe('a household that does not agree with its grade, in Chromium', () => {
  let web: Web;

  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });

  /** The villager's door, scored worst by an inspector who is not the persona, and published. */
  async function published(title = '十一月入户评比'): Promise<{ roundId: string; householdId: string }> {
    const { api, as } = web.running;
    const [secretary, villager, first] = [{ token: await as('secretary') }, { token: await as('villager') }, await anInspector(web.running, YANGJIAWAN)];
    const { householdId } = (await api.call(memberRoutes.me, {}, villager)).residencies[0]!;
    const { roundId } = await api.call(hygieneRoutes.openRound, { params: { villageId: YANGJIAWAN }, body: { title } }, secretary);
    const { items } = await api.call(hygieneRoutes.work, { params: { roundId } }, { token: first.token });
    for (const one of items) {
      await api.call(hygieneRoutes.score, { params: { roundId, householdId: one.householdId }, body: { outcome: 'scored', scores: scoresOf('worst') } }, { token: first.token });
    }
    await api.call(hygieneRoutes.publish, { params: { roundId } }, secretary);
    return { roundId, householdId };
  }

  it.each([['normal', '九月入户评比'], ['large', '十月入户评比']])('a group leader finds the neighbour’s result and says it for them, in %s type', async (size, title) => {
    const largeType = size === 'large';
    const { roundId, householdId } = await published(title);
    const leader = await web.phoneOf('group-leader', { largeType });
    await leader.open('mine');
    await leader.tap(/进工作台/);
    await leader.tap('住户');
    await leader.tap(/^12 号/);
    await leader.sees('最近的评比', '打得不对可以代提异议', title, /不清洁 · 0.00 分 · 公示到/);
    await leader.seesNo('看这户的档案');
    expect(leader.asked.slice(-2).sort()).toEqual([`GET /api/households/${householdId}`, `GET /api/households/${householdId}/hygiene-history`]);
    await leader.shot(`objection-for-1-household-${size}`);
    await leader.tap(new RegExp(title));
    await leader.sees('这户说分打得不对?');
    await leader.shot(`objection-for-2-sheet-${size}`);
    await leader.tap('替这户提异议');
    await leader.sees(/三组 12 号/, '请照这户的意思写。会记您的名字,并告诉这户');
    await leader.tap(/庭院干净/, 'checkbox');
    await leader.write('哪里不对', '杨桂兰说那天院子扫过了');
    await leader.shot(`objection-for-3-form-${size}`);
    await leader.tap('提异议');
    await leader.sees('这户的异议', '等村里安排复核', '杨建国替这户提了异议');
    await leader.seesNo('撤回异议');
    await leader.shot(`objection-for-4-filed-${size}`);

    const desk = await web.phoneOf('secretary', { largeType });
    await desk.open(`staff/objections?villageId=${YANGJIAWAN}`);
    await desk.tap(/三组 12 号/);
    await desk.sees(/杨建国代提/);
    await desk.shot(`objection-for-5-desk-${size}`);

    const home = await web.phoneOf('villager', { largeType });
    await home.open('resident/notices');
    await home.tap(/有人替您家提了异议/);
    await home.sees('我家的异议', '杨建国替这户提了异议');
    await home.shot(`objection-for-6-home-${size}`);
    await home.tap('撤回异议');
    await home.tap('撤回');
    await home.sees('自己家撤回了');
    expect((await web.running.api.call(objectionRoutes.door, { params: { roundId, householdId } }, { token: await web.running.as('villager') })).objections).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('says what is wrong with words, items and a photo; somebody else looks again; it is put right', async () => {
    const { roundId, householdId } = await published();
    const home = await web.phoneOf('villager');
    await home.open(`resident/sheet?roundId=${roundId}&householdId=${householdId}`);
    await home.tap('我不同意');
    await home.sees('说说为什么');
    await home.tap(/庭院干净/, 'checkbox');
    await home.write('哪里不对', '那天下雨,院子已经扫过了');
    await home.choose(/拍张照片/, await cameraPhoto('院子', '#9fc6a4'));
    await home.sees('再拍一张');
    await home.shot('objection-1-form');
    await home.tap('提异议');
    await home.sees('等村里安排复核', '“那天下雨,院子已经扫过了”');
    await home.shot('objection-2-filed');

    const desk = await web.phoneOf('secretary');
    await desk.open(`staff/objections?villageId=${YANGJIAWAN}`);
    await desk.tap(/三组 12 号/);
    await desk.tap('安排复核');
    await desk.tap('李秋菊', 'radio');
    await desk.shot('objection-3-assign');
    await desk.tap('请去复核');
    await desk.sees('正在复核');

    const inspector = await web.phoneOf('inspector');
    await inspector.open(`staff/objections?villageId=${YANGJIAWAN}`);
    await inspector.tap(/三组 12 号/);
    await inspector.tap('去复核打分');
    for (const { text, max } of itemsOf(currentChecklist)) await inspector.tap(`${text} ${max / 100}`, 'radio');
    await inspector.shot('objection-4-look');
    await inspector.tap('交复核单');
    await inspector.sees('复核好了,等村里定');

    // What a phone has just read it does not ask for again.
    await web.later(1);
    await desk.open(`staff/objections?villageId=${YANGJIAWAN}`);
    await desk.tap(/三组 12 号/);
    await desk.sees(/多了/);
    await desk.shot('objection-5-decide');
    await desk.tap('改过来');
    await desk.write('理由', '复核时院子是干净的');
    await desk.tap('就这样改');
    await desk.sees('定了,已告诉这户');

    await web.later(1);
    await home.open(`resident/sheet?roundId=${roundId}&householdId=${householdId}`);
    await home.sees('改过来了', '村里同意,分改过来了:复核时院子是干净的');
    await home.shot('objection-6-upheld');
    const { result } = await web.running.api.call(objectionRoutes.door, { params: { roundId, householdId } }, { token: await web.running.as('villager') });
    expect(result).toEqual({ total: 100_00, grade: 'cleanest' });
  });
});

