import { fixAccepted, reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { aSecretary, aVillager, type Villager, YANGJIAWAN } from '../support/people';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('lines of the record that are not what they were', () => {
  let stage: Stage;
  let villager: Villager;
  let friend: Villager;

  beforeAll(async () => {
    stage = await Stage.open();
    villager = await aVillager(stage.running, { groupNo: 3, doorNo: '12' });
    friend = await aVillager(stage.running, { groupNo: 3, doorNo: '13' });
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const records = () => stage.running.app.get(RecordService, { strict: false });
  const fact = (reportId: string) => ({ villageId: YANGJIAWAN, reportId, what: '垃圾满了 · 三组', at: stage.running.clock.now() });
  const asParticipant = ({ memberId, householdId }: Villager) => ({ memberId, householdId, groupNo: 3 });
  const recordOf = (who: Villager) => `packages/resident/record/index?householdId=${who.householdId}`;

  it('say that they were taken back, why and by whom, and lead from one to the other', async () => {
    const secretary = await aSecretary(stage.running);
    await records().write(reportConfirmed(fact('false'), asParticipant(villager)));
    await records().reverseSource('report', 'false', '照片是旧的,查为不实', secretary.memberId);
    const app = await stage.openFor(villager, recordOf(villager));
    await app.page.until('已收回');
    await app.page.tap('收回:上报的事修好了');
    const reversal = await app.at('resident/record-line');
    await reversal.until('照片是旧的,查为不实');
    expect(reversal.words).toContain('−2');
    expect(reversal.words).toContain(secretary.name);
    await reversal.tap('看原来那一笔');
    await (await app.at('resident/record-line')).until('这一笔已经收回');
  });

  it('say why they brought nothing', async () => {
    await records().write(reportConfirmed(fact('own-duty'), asParticipant(friend), { ownDuty: true }));
    const app = await stage.openFor(friend, recordOf(friend));
    await app.page.until('这是您负责的地段,不加分');
    expect(app.page.words).not.toContain('+0');
    await app.page.tap('上报的事修好了');
    await (await app.at('resident/record-line')).until('这是您负责的地段,不加分');
  });

  it('are many between two friends: the secretary sees them under the five co\'s, the villager does not', async () => {
    for (let nth = 1; nth <= 5; nth++) {
      const about = fact(`friends-${nth}`);
      await records().writeAll([reportConfirmed(about, asParticipant(villager)), fixAccepted(about, asParticipant(friend))]);
    }
    const five = `packages/resident/five/index?villageId=${YANGJIAWAN}`;
    const secretary = await stage.openFor(await aSecretary(stage.running), five);
    await secretary.page.until('两人之间办结 5 件');
    expect(secretary.page.words).toContain(friend.name);
    const neighbour = await stage.openFor(villager, five);
    await neighbour.page.until('每季办了多少');
    expect(neighbour.page.words).not.toContain('留意一下');
  });
});
