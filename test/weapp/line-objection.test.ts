import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { anOfficer, aSecretary, aVillager, type Villager, YANGJIAWAN } from '../support/people';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('a household without a phone at hand does not agree with a line', () => {
  let stage: Stage;
  let villager: Villager;

  beforeAll(async () => {
    stage = await Stage.open();
    villager = await aVillager(stage.running, { groupNo: 3, doorNo: '12' });
    const { memberId, householdId } = villager;
    const fact = { villageId: YANGJIAWAN, reportId: 'one', what: '垃圾满了 · 三组', at: stage.running.clock.now() };
    await stage.running.app.get(RecordService, { strict: false }).write(reportConfirmed(fact, { memberId, householdId, groupNo: 3 }));
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  it('the secretary writes it down where the household\'s record is read; the family sees who did, another cadre answers', async () => {
    const secretary = await aSecretary(stage.running);
    const desk = await stage.openFor(secretary, `packages/staff/household/index?householdId=${villager.householdId}`);
    await desk.page.tap('看这户的档案');
    await (await desk.at('resident/record')).tap('上报的事修好了');
    const line = await desk.at('resident/record-line');
    await line.tap('替这户提异议');
    await line.write('说说为什么', '应该记两次');
    await line.tap('替这户提交');
    await line.until('请写明是这户的谁要提的');
    await line.write('这户的谁要提的', '杨桂兰');
    await line.tap('替这户提交');
    await line.until(`杨桂兰要提的,${secretary.name}代写`);
    expect(line.words).not.toContain('答复的理由');

    await stage.running.settleChecks();
    const home = await stage.openFor(villager, `packages/resident/record/index?householdId=${villager.householdId}`);
    await home.page.tap('上报的事修好了');
    const own = await home.at('resident/record-line');
    await own.until(`杨桂兰要提的,${secretary.name}代写`);
    expect(own.words).toContain('应该记两次');
    expect(own.words).toContain('撤回异议');

    const other = await stage.openFor(await anOfficer(stage.running, 'cadre', YANGJIAWAN), `packages/staff/line-objections/index?villageId=${YANGJIAWAN}`);
    await other.page.until('杨桂兰要提的');
    await other.page.tap('答复');
    await other.page.write('答复的理由', '核对过了');
    await other.page.tap('维持不变');
    await other.page.until('核对过了');
  });
});
