import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import { HygieneStage } from '../support/hygiene-stage';
import { aTownOfficer, NEXT_VILLAGE } from '../support/people';
import { aPicture, Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('a household that does not agree, on the compiled mini-program', () => {
  let stage: Stage;
  let round: HygieneStage;

  beforeAll(async () => {
    stage = await Stage.open();
    round = await HygieneStage.in(stage.running, NEXT_VILLAGE);
    await round.rule('door');
    await round.published();
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const sheet = (at = 0) => `packages/resident/sheet/index?roundId=${round.roundId}&householdId=${round.homes[at]!.householdId}`;
  const objections = `packages/staff/objections/index?villageId=${NEXT_VILLAGE}`;

  it('presses the big button, names the item, takes a photo, and sees where it stands', async () => {
    const phone = await stage.phoneOf(round.homes[0]!);
    phone.album.push(await aPicture());
    const app = stage.open(phone, sheet());
    await app.page.until('我不同意');
    await app.page.tap('我不同意');
    const form = await app.at('resident/object');
    await form.tap('庭院干净');
    await form.until('✓ 不对');
    await form.tap('拍张照片');
    await app.agreeToPrivacy();
    await form.until('再拍一张');
    await form.tap('提异议');
    await form.until('请说说哪里不对');
    await form.write('哪里不对', '那天下雨,院子扫过了');
    await form.tap('提异议');
    const back = await app.at('resident/sheet');
    await back.until('等村里安排复核');
    expect(back.words).toContain('那天下雨,院子扫过了');
  });

  it('the secretary sends another inspector, who fills in a fresh sheet, and it is put right', async () => {
    const desk = await stage.openFor(round.secretary, objections);
    await desk.page.until('一组 1 号');
    await desk.page.tap('一组 1 号');
    const detail = await desk.at('staff/objection');
    await detail.tap('安排复核');
    await detail.tap('请去复核');
    await detail.until('正在复核');

    const inspector = await stage.openFor(round.other, objections);
    await inspector.page.tap('一组 1 号');
    await (await inspector.at('staff/objection')).tap('去复核打分');
    const fresh = await inspector.at('staff/second-look');
    for (const { text, max } of itemsOf(currentChecklist)) await fresh.tap(`${text} ${max / 100}`);
    await fresh.until('打完了');
    await fresh.tap('交复核单');
    await (await inspector.at('staff/objection')).until('复核好了,等村里定');

    const again = await stage.openFor(round.secretary, objections);
    await again.page.tap('一组 1 号');
    const verdict = await again.at('staff/objection');
    await verdict.until('多了');
    await verdict.tap('改过来');
    await verdict.write('理由', '复核时院子是干净的');
    await verdict.tap('就这样改');
    await verdict.until('改过来了');
    const home = await stage.openFor(round.homes[0]!, sheet());
    await home.page.until('村里同意,分改过来了:复核时院子是干净的');
  });

  it('a neighbour on the black board sends a photo, and is off it the same day', async () => {
    const phone = await stage.phoneOf(round.homes[1]!);
    phone.album.push(await aPicture());
    const app = stage.open(phone, sheet(1));
    await app.page.until('您家这一轮上了黑榜');
    await app.page.tap('收拾好了,拍照摘牌');
    const form = await app.at('resident/improve');
    await form.tap('拍照片');
    await app.agreeToPrivacy();
    await form.until('再拍一张');
    await form.tap('交给村里看');
    await (await app.at('resident/sheet')).until('交了整改照片');
    const desk = await stage.openFor(round.secretary, objections);
    await desk.page.tap('通过,摘牌');
    await desk.page.until('没有等着看的整改照片');
    const boards = await stage.openFor(round.homes[2]!, `packages/resident/boards/index?roundId=${round.roundId}`);
    await boards.page.until('榜上没有人家');
    expect(boards.page.words).not.toContain('一组 2 号');
  });

  it('the town goes from the round to how its inspectors differ; the secretary is not shown the way', async () => {
    const address = `packages/staff/round/index?roundId=${round.roundId}`;
    const town = await stage.openFor(await aTownOfficer(stage.running), address);
    await town.page.tap('这一轮的打分差别');
    const drift = await town.at('staff/drift');
    await drift.until('王家湾村 · ');
    expect(drift.words).toContain('打了 3 户');
    const desk = await stage.openFor(round.secretary, address);
    await desk.page.until('打印和表格');
    await desk.page.calm();
    expect(desk.page.words).not.toContain('打分差别');
  });
});
