import { recordRoutes } from '../../shared/contract/record';
import { ruleFor, pointsOf } from '../../shared/domain/record-rules';
import { aCleaner, aSecretary, aVillager, type Person, YANGJIAWAN } from '../support/people';
import { fixedReport } from '../support/reports';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('a villager whose report was fixed', () => {
  let stage: Stage;
  let reporter: Person & { householdId: string };
  let reportId: string;

  beforeAll(async () => {
    stage = await Stage.open();
    reporter = await aVillager(stage.running, { groupNo: 3, doorNo: '12' });
    const others = { secretary: await aSecretary(stage.running), worker: await aCleaner(stage.running) };
    ({ reportId } = await fixedReport(stage.running, { reporter, villageId: YANGJIAWAN, ...others }));
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const record = () => stage.running.api.call(recordRoutes.household, { params: { householdId: reporter.householdId } }, { token: reporter.token });

  it('is asked on the first screen, says 修好了 with an impatient finger, and the household gets its points once', async () => {
    const app = await stage.openFor(reporter);
    await app.page.tap('去确认');
    const report = await app.at('resident/report');
    await report.until('修好了');
    await Promise.all([report.tap('修好了'), report.tap('修好了')]);
    await report.until('已记入共治档案');
    await report.calm();
    const { entries, quarterPoints } = await record();
    expect(entries.items).toHaveLength(1);
    expect(quarterPoints).toBe(pointsOf(ruleFor('report-confirmed')));
  });

  it('sees the points on the household\'s page, and where each line came from', async () => {
    const app = await stage.openFor(reporter);
    await (await app.tab('mine')).tap('我家的共治档案');
    const page = await app.at('resident/record');
    await page.until('每一笔');
    const { entries, quarterPoints, householdLabel } = await record();
    expect(page.all('.v-big')[0]?.textContent).toBe(String(quarterPoints));
    expect(page.words).toContain(householdLabel);
    await page.tap(entries.items[0]!.title);
    const line = await app.at('resident/record-line');
    await line.until(ruleFor('report-confirmed').words);
    await line.calm();
    expect((await app.back()).path).toBe('packages/resident/record/index');
  });

  it('opens the report again from a link: it is closed, and says so', async () => {
    const app = await stage.openFor(reporter, `packages/resident/report/index?reportId=${reportId}`);
    await app.page.until('已记入共治档案');
    expect(app.page.all('.v-btn').map(({ textContent }) => textContent)).toEqual(['没修好,拍照重开', '补充一句']);
  });
});
