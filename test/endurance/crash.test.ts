import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { LogAudit } from '../../server/src/features/log/log-audit.service';
import { LogSealer } from '../../server/src/features/log/log-sealer.service';
import { PhotoRow } from '../../server/src/features/photo/photo.entity';
import { RecordEntry } from '../../server/src/features/record/record.entity';
import { Report, ReportStepRow } from '../../server/src/features/report/report.entity';
import { redemptionRoutes, type GoodView } from '../../shared/contract/redemption';
import { reportRoutes } from '../../shared/contract/report';
import { Api } from '../support/api';
import { startApp, type RunningApp } from '../support/app';
import { CompiledServer, untilReady } from '../support/compiled-server';
import { databases } from '../support/databases';
import { freePort } from '../support/free-port';
import { YANGJIAWAN, aCleaner, aSecretary, aVillager, theVillages, type Person, type Villager } from '../support/people';
import { ShopStage } from '../support/redemption';
import { aPhoto, fixedReport } from '../support/reports';

const CRASHES = 3;
const PEOPLE = 12;
jest.setTimeout(120_000);

/** The power goes while people confirm and report; the server is a process of its own and is killed without a word. */
describe.each(databases)('after a crash on $name', (on) => {
  let running: RunningApp;
  let server: CompiledServer;
  let villagers: Villager[];
  let shop: ShopStage;
  let soap: GoodView;
  /** Lines that gave them something to pay with. */
  let given = 0;

  beforeAll(async () => {
    server = new CompiledServer();
    running = await startApp(on);
    await theVillages(running);
    villagers = [];
    for (let at = 0; at < PEOPLE; at++) villagers.push(await aVillager(running, { groupNo: 1, doorNo: String(at + 1) }));
    shop = await ShopStage.open(running, YANGJIAWAN);
    soap = await shop.good({ points: 3 }, 100);
    for (const who of villagers) await shop.earn(who, 10);
    given = await uow().repo(RecordEntry).count();
  });
  afterAll(async () => {
    server.remove();
    await running?.close();
  });

  const uow = () => running.app.get(UnitOfWork, { strict: false });

  /** Everybody acts at once until the server is gone; what it said yes to is kept. */
  async function actUntilKilled(waiting: { reportId: string; who: Person }[], photos: string[], afterMs: number) {
    const port = await freePort();
    const { databaseUrl, dataDir } = running.database;
    const { child, ended } = server.start(port, { DATA_DIR: dataDir, SECRET_KEY: running.config.secretKey, ...(databaseUrl && { DATABASE_URL: databaseUrl }) });
    await untilReady(port);
    const api = new Api(`http://127.0.0.1:${port}`);
    const yes = { confirmed: [] as string[], sent: [] as string[], redeemed: [] as string[] };
    const acts = waiting.flatMap(({ reportId, who }, at) => [
      api.call(redemptionRoutes.redeem, { params: { villageId: YANGJIAWAN }, body: { goodId: soap.goodId, points: soap.points, quantity: 1 } }, { token: who.token, key: `soap-${reportId}` })
        .then((order) => yes.redeemed.push(order.orderId), () => undefined),
      api.call(reportRoutes.confirm, { params: { reportId }, body: {} }, { token: who.token }).then(() => yes.confirmed.push(reportId), () => undefined),
      api.call(reportRoutes.submit, { params: { villageId: YANGJIAWAN }, body: { kind: 'litter', photoIds: [photos[at]!], place: { groupNo: 1 } } }, { token: who.token })
        .then((report) => yes.sent.push(report.reportId), () => undefined),
    ]);
    await pause(afterMs);
    child.kill('SIGKILL');
    await Promise.all([...acts, ended]);
    return yes;
  }

  it('nothing acknowledged is lost, nothing is half done, and nothing is doubled', async () => {
    const [secretary, worker] = [await aSecretary(running), await aCleaner(running)];
    const yes = { confirmed: [] as string[], sent: [] as string[], redeemed: [] as string[] };
    for (let crash = 0; crash < CRASHES; crash++) {
      const waiting: { reportId: string; who: Person }[] = [];
      for (const who of villagers) waiting.push({ who, reportId: (await fixedReport(running, { reporter: who, secretary, worker, villageId: YANGJIAWAN })).reportId });
      const photos = await Promise.all(villagers.map((who) => aPhoto(running, who)));
      const acknowledged = await actUntilKilled(waiting, photos, 15 + crash * 45 + Math.random() * 45);
      yes.confirmed.push(...acknowledged.confirmed);
      yes.sent.push(...acknowledged.sent);
      yes.redeemed.push(...acknowledged.redeemed);
    }

    const reports = await uow().repo(Report).find();
    const entries = await uow().repo(RecordEntry).find();
    const steps = await uow().repo(ReportStepRow).find();
    const photos = await uow().repo(PhotoRow).find();
    const closed = reports.filter((report) => report.state === 'closed');
    expect(reports.map(({ id }) => id)).toEqual(expect.arrayContaining(yes.sent));
    expect(closed.map(({ id }) => id)).toEqual(expect.arrayContaining(yes.confirmed));
    expect(new Set(reports.map((report) => report.number)).size).toBe(reports.length);
    for (const report of reports) {
      const acts = entries.filter((entry) => entry.sourceId === report.id).map((entry) => entry.act).sort();
      expect(acts).toEqual(report.state === 'closed' ? ['fix-accepted', 'report-confirmed'] : []);
      expect(steps.filter((step) => step.reportId === report.id && step.move === 'submit')).toHaveLength(1);
      expect(photos.filter((photo) => photo.subject === `report:${report.id}`).map(({ id }) => id)).toEqual(expect.arrayContaining(report.photoIds));
    }
    const orders = await shop.orders();
    expect(orders.map(({ id }) => id)).toEqual(expect.arrayContaining(yes.redeemed));
    for (const order of orders) expect(entries.filter(({ sourceId, act }) => sourceId === order.id && act === 'points-redeemed')).toHaveLength(1);
    expect(entries).toHaveLength(2 * closed.length + orders.length + given);
    expect(await shop.problems(villagers)).toEqual([]);
    await running.app.get(LogSealer, { strict: false }).seal(YANGJIAWAN);
    expect(await running.app.get(LogAudit, { strict: false }).recount(YANGJIAWAN)).toEqual([]);
  });
});
