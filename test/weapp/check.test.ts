import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { recordRoutes } from '../../shared/contract/record';
import { aVillager, type Villager } from '../support/people';
import { aLine, sealNow } from '../support/records';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('a villager who wants to know whether the record was touched', () => {
  let stage: Stage;
  let villager: Villager;

  beforeAll(async () => {
    stage = await Stage.open();
    villager = await aVillager(stage.running);
    for (let times = 0; times < 3; times += 1) await aLine(stage.running, villager);
    await sealNow(stage.running);
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const record = () => stage.running.api.call(recordRoutes.household, { params: { householdId: villager.householdId } }, { token: villager.token });
  const uow = () => stage.running.app.get(UnitOfWork, { strict: false });
  const setPoints = (entryId: string, points: number) => uow().run(() => uow().execute('UPDATE record_entry SET points = ? WHERE id = ?', [points, entryId]));

  it('checks all lines, and one, on the phone itself: green', async () => {
    const app = await stage.openFor(villager, `packages/resident/record/index?householdId=${villager.householdId}`);
    await app.page.tap('核对我家的档案');
    const check = await app.at('resident/check');
    await check.until('都对得上');
    await check.until('3 笔和封存的一字不差');
    await app.back();
    await app.page.tap('上报的事修好了');
    await (await app.at('resident/record-line')).tap('核对这一笔');
    await (await app.at('resident/check')).until('1 笔和封存的一字不差');
    await app.page.until('以前的都没动过');
  });

  it('sees red, and which line, when somebody has changed it behind the village\'s back', async () => {
    const [line] = (await record()).entries.items;
    await setPoints(line!.entryId, 20);
    const app = await stage.openFor(villager, `packages/resident/check/index?householdId=${villager.householdId}`);
    await app.page.until('对不上');
    await app.page.until('内容和封存时不一样');
    await setPoints(line!.entryId, line!.points);
    await app.page.tap('再核对一次');
    await app.page.until('都对得上');
  });

  it('sees red when the whole log was put back to an earlier day', async () => {
    const app = await stage.openFor(villager, `packages/resident/check/index?householdId=${villager.householdId}`);
    await app.page.until('都对得上');
    await aLine(stage.running, villager);
    await sealNow(stage.running);
    await app.page.tap('再核对一次');
    await app.page.until('4 笔和封存的一字不差');
    const head = "village_id = '421102200215'";
    await uow().run(async () => {
      await uow().execute(`UPDATE log_head SET number = 1, size = 3 WHERE ${head}`);
      await uow().execute(`UPDATE record_seal SET position = NULL WHERE ${head} AND position = 3`);
    });
    await app.page.tap('再核对一次');
    await app.page.until('这本账比您上次看到的短了');
  });
});
