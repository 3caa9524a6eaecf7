import { Certificates } from '../../server/src/features/household-record/certificate.service';
import { Households } from '../../server/src/features/household/households.service';
import { logRoutes } from '../../shared/contract/log';
import { recordRoutes } from '../../shared/contract/record';
import { parseCheckpoint } from '../../shared/domain/transparency/checkpoint';
import { stampOf } from '../../shared/domain/transparency/record-check';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aVillager, theVillages, YANGJIAWAN, type Villager } from '../support/people';
import { aLine, sealNow } from '../support/records';

describe.each(databases)('the certificate of a year on $name', (on) => {
  let running: RunningApp;
  let villager: Villager;
  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-23T02:00:00Z' });
    await theVillages(running);
    villager = await aVillager(running, { doorNo: '12' });
    await aLine(running, villager);
  });
  afterAll(() => running?.close());

  const words = async (): Promise<string[]> => {
    const [household] = await running.app.get(Households, { strict: false }).byIds([villager.householdId]);
    return (await running.app.get(Certificates, { strict: false }).lines(household!, 2026, 'door')).map((line) => line.words);
  };
  const draw = () => running.api.send(recordRoutes.certificate, { params: { householdId: villager.householdId, year: '2026' } }, { token: villager.token });

  it('says what the household gave, and nothing of a seal while nothing is sealed', async () => {
    expect(await words()).toEqual(expect.arrayContaining(['2026 年', '杨家湾村', '三组 12 号', '共管', '1 件', '得 2 分']));
    expect((await words()).join()).not.toContain('存证编号');
    expect((await draw()).headers.get('content-type')).toBe('image/png');
  });

  it('carries the size and the first characters of the root of the village\'s public checkpoint', async () => {
    await sealNow(running);
    const { log } = await running.api.call(logRoutes.village, { params: { villageId: YANGJIAWAN } });
    const checkpoint = parseCheckpoint(log!.checkpoint)!;
    const stamp = `1-${Buffer.from(checkpoint.root).toString('hex').slice(0, 16)}`;
    expect(stampOf(checkpoint)).toBe(stamp);
    expect(await words()).toContain(`存证编号 ${stamp}`);
    expect((await draw()).status).toBe(200);
  });
});
