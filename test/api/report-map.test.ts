import { parse } from 'csv-parse/sync';
import { OpenDataJobs } from '../../server/src/features/report-figures/open-data.jobs';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { PhotoRow } from '../../server/src/features/photo/photo.entity';
import { reportFiguresRoutes, type ReportMap } from '../../shared/contract/report-figures';
import { reportRoutes } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { COUNTY, FAR_AWAY, NEXT_VILLAGE, YANGJIAWAN, aCleaner, aSecretary, aVillager, theVillages, type Person } from '../support/people';
import { aRow, storeRows } from '../support/report-rows';
import { aPhoto, fixedReport } from '../support/reports';

const DAY = 86_400_000;
const NOW = '2026-11-25T10:00:00+08:00';
const at = (time: string): number => Date.parse(`${time}+08:00`);

describe.each(databases)('reports on the map and side by side on $name', (on) => {
  let running: RunningApp;
  let [villager, secretary, cleaner]: Person[] = [];
  const map = (query: object = {}, villageId = YANGJIAWAN): Promise<ReportMap> => running.api.call(reportFiguresRoutes.map, { params: { villageId }, query });
  const pairs = (query: object = {}) => running.api.call(reportFiguresRoutes.pairs, { params: { villageId: YANGJIAWAN }, query });
  const numbers = ({ features }: ReportMap) => features.map(({ properties }) => properties.number).sort();
  const row = (given: Parameters<typeof aRow>[1]) => aRow(villager!.memberId, given);

  beforeAll(async () => {
    running = await startApp(on, { now: NOW });
    await theVillages(running);
    [villager, secretary, cleaner] = [await aVillager(running), await aSecretary(running), await aCleaner(running)];
    const submittedAt = at('2026-11-24T08:00');
    await storeRows(running, [
      row({ number: 'late', submittedAt, dueAt: submittedAt + 1, latE6: 30_500_000, lngE6: 114_900_000, placeWords: '张三家门口', description: '张三又乱倒' }),
      row({ number: 'closed', submittedAt, state: 'closed', endedAt: submittedAt + 1, latE6: 30_502_000, lngE6: 114_904_000 }),
      row({ number: 'nowhere', submittedAt, dueAt: submittedAt + DAY * 9, groupNo: 5, kind: 'lamp' }),
      row({ number: 'hidden', submittedAt, hiddenAt: 1, latE6: 30_500_000, lngE6: 114_900_000 }),
      row({ number: 'held', submittedAt, checkState: 'held', latE6: 30_500_000, lngE6: 114_900_000 }),
      row({ number: 'old', submittedAt: submittedAt - 401 * DAY }),
      row({ number: 'next', villageId: NEXT_VILLAGE, submittedAt }),
    ]);
  });
  afterAll(() => running?.close());

  it('is GeoJSON, longitude first, in WGS-84; what has no place has no geometry and counts in its group', async () => {
    const drawn = await map();
    expect(drawn.type).toBe('FeatureCollection');
    expect(numbers(drawn)).toEqual(['closed', 'late', 'nowhere']);
    const late = drawn.features.find(({ properties }) => properties.number === 'late')!;
    expect(late).toEqual({
      type: 'Feature', id: expect.any(String), geometry: { type: 'Point', coordinates: [114.9, 30.5] },
      properties: {
        number: 'late', kind: 'litter', kindName: '乱扔垃圾', icon: 'litter', state: 'submitted', isOpen: true, isLate: true, groupNo: 3,
        submittedAt: '2026-11-24T00:00:00.000Z',
      },
    });
    expect(drawn.features.find(({ properties }) => properties.number === 'nowhere')!.geometry).toBeNull();
    const [three, five] = drawn.groups;
    expect(three).toMatchObject({ groupNo: 3, total: 2, open: 1, late: 1 });
    expect([three!.center![0].toFixed(4), three!.center![1].toFixed(4)]).toEqual(['114.9020', '30.5010']);
    expect(five).toEqual({ groupNo: 5, total: 1, open: 1, late: 0, center: null });
  });

  it('says nothing of people and none of their words', async () => {
    const said = JSON.stringify(await map());
    expect(said).not.toMatch(/张三/);
    expect(said).not.toContain(villager!.memberId);
  });

  it('shows what is asked for: open, ended, a kind, the newest', async () => {
    expect(numbers(await map({ state: 'open' }))).toEqual(['late', 'nowhere']);
    expect(numbers(await map({ state: 'ended' }))).toEqual(['closed']);
    expect(numbers(await map({ kind: 'lamp' }))).toEqual(['nowhere']);
    expect(await map({ limit: 1 })).toMatchObject({ isCapped: true, features: [expect.anything()] });
    await expect(map({ limit: 2001 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(map({}, 'no-such')).rejects.toMatchObject({ code: 'REGION_NOT_FOUND' });
    expect(await map({}, FAR_AWAY)).toEqual({ type: 'FeatureCollection', features: [], groups: [], isCapped: false });
  });

  it('pairs stand side by side once the report is closed, newest first, page by page', async () => {
    const closed: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      running.clock.advanceMinutes(1);
      const report = await fixedReport(running, { reporter: villager!, secretary: secretary!, worker: cleaner!, villageId: YANGJIAWAN });
      if (number === 0) expect((await pairs()).items).toEqual([]);
      await running.api.call(reportRoutes.confirm, { params: { reportId: report.reportId }, body: {} }, { token: villager!.token });
      closed.unshift(report.reportId);
    }
    const first = await pairs({ limit: 2 });
    const second = await pairs({ limit: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ reportId }) => reportId)).toEqual(closed);
    expect(second.next).toBeNull();
    const [{ before, after }] = first.items as [(typeof first.items)[0]];
    for (const { url } of [before, after]) expect((await running.api.fetch(url)).status).toBe(200);
    await running.api.call(reportStaffRoutes.hide, { params: { reportId: closed[0]! }, body: { note: '拍到了人' } }, { token: secretary!.token });
    expect((await pairs()).items.map(({ reportId }) => reportId)).toEqual(closed.slice(1));
  });

  it('a pair whose photo is not through the check is not shown', async () => {
    const [afterPhotoIds, photoIds] = [[await aPhoto(running, cleaner!, 'after')], [await aPhoto(running, villager!)]];
    const number = 'unchecked';
    const ended = { state: 'closed', fixedAt: running.clock.now(), endedAt: running.clock.now(), submittedAt: running.clock.now() } as const;
    await storeRows(running, [row({ number, ...ended, photoIds, afterPhotoIds })]);
    const uow = running.app.get(UnitOfWork, { strict: false });
    const check = (id: string, checkState: 'passed' | 'held') => uow.run(() => uow.repo(PhotoRow).update({ id }, { checkState }));
    const shown = async () => (await pairs()).items.some((pair) => pair.number === number);
    await check(photoIds[0]!, 'passed');
    await check(afterPhotoIds[0]!, 'held');
    expect(await shown()).toBe(false);
    await check(afterPhotoIds[0]!, 'passed');
    expect(await shown()).toBe(true);
  });

  describe('the nightly files', () => {
    const list = () => running.api.call(reportFiguresRoutes.openData, { params: { countyCode: COUNTY } });
    const drain = () => running.app.get(JobRunner).drain();
    const nightOf = async (day: string) => {
      running.clock.set(`${day}T02:00:00+08:00`);
      await drain();
    };

    it('are written at two in the morning in China, at an address with the date', async () => {
      expect((await list()).items).toEqual([]);
      running.clock.set('2026-11-26T01:59:00+08:00');
      await drain();
      expect((await list()).items).toEqual([]);
      await nightOf('2026-11-26');
      expect((await list()).items).toEqual([{ date: '2026-11-26', csv: `/api/open-data/${COUNTY}-2026-11-26.csv`, geojson: `/api/open-data/${COUNTY}-2026-11-26.geojson` }]);
    });

    it('hold what the map shows of the whole county, and nothing that is hidden or held', async () => {
      const [{ csv, geojson }] = (await list()).items as unknown as [{ csv: string; geojson: string }];
      const [table, drawn] = [await running.api.fetch(csv), await running.api.fetch(geojson)];
      expect([table.headers.get('content-type'), drawn.headers.get('content-type')]).toEqual(['text/csv; charset=utf-8', 'application/geo+json']);
      const rows = parse(Buffer.from(table.body as Uint8Array), { bom: true, columns: true }) as Record<string, string>[];
      const { features } = JSON.parse(Buffer.from(drawn.body as Uint8Array).toString()) as ReportMap;
      expect(rows.map(({ number }) => number)).toEqual(features.map(({ properties }) => properties.number));
      expect(rows.map(({ number }) => number)).toEqual(expect.arrayContaining(['late', 'next', 'closed', 'nowhere']));
      expect(rows.map(({ number }) => number)).not.toEqual(expect.arrayContaining(['hidden']));
      expect(rows.map(({ number }) => number)).not.toEqual(expect.arrayContaining(['held']));
      expect(Buffer.from(table.body as Uint8Array).toString()).not.toMatch(/张三/);
      expect(rows.find(({ number }) => number === 'late')).toMatchObject({ kind: 'litter', kind_name: '乱扔垃圾', is_open: 'true', lat: '30.5', lng: '114.9', group_no: '3' });
    });

    it('follow one another every night, the last seven are kept, and a second server writes none twice', async () => {
      await running.app.get(OpenDataJobs, { strict: false }).onApplicationBootstrap();
      for (let night = 27; night <= 34; night += 1) await nightOf(new Date(Date.UTC(2026, 10, night)).toISOString().slice(0, 10));
      const { items } = await list();
      expect(items.map(({ date }) => date)).toEqual(['2026-12-04', '2026-12-03', '2026-12-02', '2026-12-01', '2026-11-30', '2026-11-29', '2026-11-28']);
      const gone = await running.api.fetch(`/api/open-data/${COUNTY}-2026-11-26.csv`);
      expect(gone.status).toBe(404);
    });

    it('have no other address', async () => {
      for (const file of ['passwd', `${COUNTY}-2026-12-04.exe`, '000000-2026-12-04.csv', `..%2F${COUNTY}-2026-12-04.csv`]) {
        expect((await running.api.fetch(`/api/open-data/${file}`)).status).toBe(404);
      }
      await expect(running.api.call(reportFiguresRoutes.openData, { params: { countyCode: '4211' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
