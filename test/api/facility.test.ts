import ExcelJS from 'exceljs';
import { FacilitySerial } from '../../server/src/features/facility/facility.entity';
import { Facilities } from '../../server/src/features/facility/facilities.service';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { facilityRoutes, type FacilityView } from '../../shared/contract/facility';
import { auditRoutes } from '../../shared/contract/member';
import { isFacilityCode, spokenCode } from '../../shared/domain/facility-code';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { readPdf } from '../support/pdf';
import { aCleaner, aFollower, aSecretary, aVillager, NEXT_VILLAGE, theVillages, YANGJIAWAN, type Person } from '../support/people';

const HEADER = ['编号', '种类', '名称', '组', '位置', '纬度', '经度', '坐标系', '负责人', '状态'];
const csv = (rows: string[][]) => Buffer.from(`\uFEFF${[HEADER, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`);
const params = { villageId: YANGJIAWAN };
const BIN = { kind: 'bin', name: '村口垃圾桶', groupNo: 3, placeWords: '老槐树旁', point: { lat: 27.823342, lng: 112.944218, system: 'gcj02' } } as const;

describe.each(databases)('the facilities of a village on $name', (on) => {
  let running: RunningApp;
  let secretary: Person;
  let cleaner: Person;
  let villager: Person;

  beforeEach(async () => {
    running = await startApp(on);
    await theVillages(running);
    [secretary, cleaner, villager] = [await aSecretary(running), await aCleaner(running), await aVillager(running)];
  });
  afterEach(() => running?.close());

  const api = () => running.api;
  const add = (more: object = {}, by = secretary, villageId: string = YANGJIAWAN): Promise<FacilityView> =>
    api().call(facilityRoutes.create, { params: { villageId }, body: { ...BIN, ...more } }, { token: by.token });
  const edit = (facility: FacilityView, more: object, by = secretary) => api().call(
    facilityRoutes.edit, { params: { facilityId: facility.facilityId }, body: { ...BIN, version: facility.version, ...more } }, { token: by.token },
  );
  const upload = (bytes: Buffer, baseVersion?: number, by = secretary) =>
    api().call(facilityRoutes.importTable, { params, query: { baseVersion } }, { token: by.token, file: { bytes, name: '设施.csv', type: 'text/csv' } });
  const list = async (query: object = {}) => (await api().call(facilityRoutes.list, { params, query })).items;
  const facilities = () => running.app.get(Facilities, { strict: false });

  it('a secretary puts a bin on the list; anybody reads it by its code, said or typed', async () => {
    const bin = await add({ dutyMemberId: cleaner.memberId });
    expect(bin).toMatchObject({ kind: 'bin', name: '村口垃圾桶', point: BIN.point, placeWords: '老槐树旁', state: 'in-use', version: 1, mayEdit: true, dutyName: cleaner.name, dutyMemberId: cleaner.memberId });
    expect(bin.place).toMatchObject({ label: '三组 老槐树旁', groupNo: 3 });
    expect(bin.place.point?.lat).toBeCloseTo(27.8268, 4);
    expect(bin.place.point?.lng).toBeCloseTo(112.9388, 4);
    expect(isFacilityCode(bin.code)).toBe(true);
    for (const code of [bin.code, spokenCode(bin.code)]) {
      expect(await api().call(facilityRoutes.byCode, { params: { code } })).toMatchObject({ facilityId: bin.facilityId, mayEdit: false, dutyMemberId: null, dutyName: cleaner.name });
    }
    expect(await api().call(facilityRoutes.read, { params: { facilityId: bin.facilityId } }, { token: villager.token })).toMatchObject({ name: '村口垃圾桶', reportKinds: expect.arrayContaining(['bin-full']) });
    const log = await api().call(auditRoutes.list, { params }, { token: secretary.token });
    expect(log.items.map(({ action }) => action)).toContain('facility.create');
  });

  it('a wrong digit is told, a code that was never given is not found', async () => {
    const { code } = await add();
    const wrong = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);
    await expect(api().call(facilityRoutes.byCode, { params: { code: wrong } })).rejects.toMatchObject({ status: 422, code: 'FACILITY_CODE_WRONG' });
    await expect(api().call(facilityRoutes.byCode, { params: { code: '00000000000' } })).rejects.toMatchObject({ status: 404 });
    await expect(api().call(facilityRoutes.read, { params: { facilityId: 'none' } })).rejects.toMatchObject({ status: 404 });
  });

  it('is somewhere, and is looked after by somebody with an office in the village', async () => {
    await expect(add({ groupNo: null, placeWords: '', point: null })).rejects.toMatchObject({ status: 400, code: 'INPUT_INVALID' });
    await expect(add({ dutyMemberId: villager.memberId })).rejects.toMatchObject({ status: 422, code: 'FACILITY_DUTY_UNKNOWN' });
    await expect(add({ dutyMemberId: (await aCleaner(running, NEXT_VILLAGE)).memberId })).rejects.toMatchObject({ code: 'FACILITY_DUTY_UNKNOWN' });
    const people = await api().call(facilityRoutes.dutyPeople, { params }, { token: secretary.token });
    expect(people.items.map(({ memberId }) => memberId).sort()).toEqual([secretary.memberId, cleaner.memberId].sort());
  });

  it('is edited by the staff of its own village only', async () => {
    const bin = await add();
    const strangers = [villager, cleaner, await aFollower(running), await aSecretary(running, NEXT_VILLAGE)];
    for (const stranger of strangers) {
      await expect(edit(bin, {}, stranger)).rejects.toMatchObject({ status: 403 });
      await expect(add({}, stranger)).rejects.toMatchObject({ status: 403 });
      await expect(upload(csv([]), undefined, stranger)).rejects.toMatchObject({ status: 403 });
    }
    await expect(edit({ ...bin, facilityId: 'none' }, {})).rejects.toMatchObject({ status: 404 });
  });

  it('of two who edit at once, one is told that it changed meanwhile', async () => {
    const bin = await add();
    const outcomes = await Promise.allSettled([edit(bin, { name: '甲' }), edit(bin, { name: '乙' })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'CHANGED_MEANWHILE' } });
    expect(await list()).toHaveLength(1);
  });

  it('ten added at once get ten codes', async () => {
    const added = await Promise.all(Array.from({ length: 10 }, (_, n) => add({ name: `灯 ${n}`, kind: 'lamp' })));
    expect(new Set(added.map(({ code }) => code)).size).toBe(10);
  });

  it('is taken out of use and back; out of use it leaves the list but not its code', async () => {
    const bin = await add();
    const set = (state: 'in-use' | 'out-of-use', version: number) =>
      api().call(facilityRoutes.setState, { params: { facilityId: bin.facilityId }, body: { state, version } }, { token: secretary.token });
    expect(await set('out-of-use', 1)).toMatchObject({ state: 'out-of-use', version: 2 });
    await expect(set('in-use', 1)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await list()).toEqual([]);
    expect(await list({ state: 'out-of-use' })).toHaveLength(1);
    expect(await api().call(facilityRoutes.byCode, { params: { code: bin.code } })).toMatchObject({ state: 'out-of-use' });
    expect(await set('in-use', 2)).toMatchObject({ state: 'in-use' });
  });

  it('are listed page by page, by kind and by group', async () => {
    for (let n = 0; n < 5; n += 1) await add({ name: `桶 ${n}`, groupNo: n % 2 ? 1 : 2, kind: n === 4 ? 'lamp' : 'bin' });
    const first = await api().call(facilityRoutes.list, { params, query: { limit: 3 } });
    const second = await api().call(facilityRoutes.list, { params, query: { limit: 3, after: first.next! } });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['桶 0', '桶 1', '桶 2', '桶 3', '桶 4']);
    expect(second.next).toBeNull();
    expect(await list({ kind: 'lamp' })).toHaveLength(1);
    expect(await list({ groupNo: 1 })).toHaveLength(2);
    await expect(list({ after: 'x' })).rejects.toMatchObject({ status: 400 });
  });

  it('lie on the map as GeoJSON, and the nearest is found', async () => {
    const bin = await add();
    await add({ name: '没有位置', point: null });
    const { type, features } = await api().call(facilityRoutes.layer, { params });
    expect({ type, count: features.length }).toEqual({ type: 'FeatureCollection', count: 1 });
    expect(features[0]).toMatchObject({ id: bin.facilityId, geometry: { type: 'Point' }, properties: { code: bin.code, kindName: '垃圾桶', groupNo: 3 } });
    const { lat, lng } = bin.place.point!;
    expect(features[0]!.geometry.coordinates).toEqual([lng, lat]);
    const near = await facilities().nearest(YANGJIAWAN, { lat: lat + 0.0005, lng }, 100);
    expect(near.map(({ id, metres }) => [id, Math.round(metres)])).toEqual([[bin.facilityId, 56]]);
    expect(await facilities().nearest(YANGJIAWAN, { lat: lat + 0.001, lng }, 100)).toEqual([]);
    expect(await facilities().nearest(NEXT_VILLAGE, { lat, lng }, 100)).toEqual([]);
    expect(await facilities().byId(NEXT_VILLAGE, bin.facilityId)).toBeUndefined();
    expect((await facilities().byCodes(YANGJIAWAN, [spokenCode(bin.code), 'x'])).get(spokenCode(bin.code))?.id).toBe(bin.facilityId);
  });

  it('a table is tried, then stored whole; read again it changes nothing', async () => {
    const rows = [['', '路灯', '桥头路灯', '三组', '桥头', '30.4567', '114.8721', 'WGS84', cleaner.name, ''], ['', '垃圾池', '=1+1', '', '村部后', '', '', '', '', '停用']];
    const tried = await upload(csv(rows));
    expect(tried).toMatchObject({ applied: false, lines: 2, added: 2, changed: 0, problemCount: 0 });
    expect(await list()).toEqual([]);
    expect(await upload(csv(rows), tried.baseVersion)).toMatchObject({ applied: true, added: 2 });
    await expect(upload(csv(rows), tried.baseVersion)).rejects.toMatchObject({ status: 409, code: 'FACILITY_TABLE_MOVED' });
    for (const format of ['xlsx', 'csv'] as const) {
      const out = await api().send(facilityRoutes.exportTable, { params, query: { format } }, { token: secretary.token });
      expect(out.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('设施表')}.${format}`);
      expect(await upload(Buffer.from(out.body as Uint8Array))).toMatchObject({ lines: 2, added: 0, changed: 0, problems: [] });
    }
  });

  it('the XLSX can be opened: text cells, defused; a changed line updates by its code', async () => {
    const lamp = await add({ kind: 'lamp', name: '=HYPERLINK("x")' });
    const out = await api().send(facilityRoutes.exportTable, { params }, { token: secretary.token });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(out.body as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getRow(2).getCell(3).value).toBe(`'=HYPERLINK("x")`);
    expect(sheet.getRow(2).getCell(1).value).toBe(spokenCode(lamp.code));
    sheet.getRow(2).getCell(3).value = '新路灯';
    const changed = Buffer.from(await workbook.xlsx.writeBuffer());
    const tried = await upload(changed);
    expect(tried).toMatchObject({ added: 0, changed: 1 });
    await upload(changed, tried.baseVersion);
    expect(await list()).toMatchObject([{ facilityId: lamp.facilityId, name: '新路灯', place: { point: lamp.place.point } }]);
  });

  it('bad lines are named, and nothing of the table is stored', async () => {
    const { code } = await add();
    const foreign = await add({}, await aSecretary(running, NEXT_VILLAGE), NEXT_VILLAGE);
    const bad: [string[], string][] = [
      [['1', '垃圾桶', '甲', '1', '', '', '', '', '', ''], '编号“1”不对,新设施请把编号留空'],
      [[foreign.code, '垃圾桶', '甲', '1', '', '', '', '', '', ''], '不是本村的设施'],
      [['', '水井', '甲', '1', '', '', '', '', '', ''], '种类“水井”应填垃圾桶、垃圾池、路灯、公厕、河段'],
      [['', '垃圾桶', '', '1', '', '', '', '', '', ''], '名称没有填'],
      [['', '垃圾桶', '甲', '百组', '', '', '', '', '', ''], '组“百组”不是 1 到 99 的数字'],
      [['', '垃圾桶', '甲', '', '', '', '', '', '', ''], '请说明在哪里'],
      [['', '垃圾桶', '甲', '1', '', '30.1', '', '', '', ''], '纬度和经度要一起填'],
      [['', '垃圾桶', '甲', '1', '', '30.1', '114.1', 'BD09', '', ''], '坐标系“BD09”应填 WGS84 或 GCJ02'],
      [['', '垃圾桶', '甲', '1', '', '', '', '', '王五麻', ''], '负责人“王五麻”不在本村任职'],
      [['', '垃圾桶', '甲', '1', '', '', '', '', '', '坏了'], '状态“坏了”应填“在用”或“停用”'],
    ];
    const rows = [...bad.map(([row]) => row), [code, '垃圾桶', '好的', '1', '', '', '', '', '', ''], [code, '垃圾桶', '又一次', '1', '', '', '', '', '', '']];
    const tried = await upload(csv(rows));
    expect(tried.problemCount).toBe(bad.length + 1);
    bad.forEach(([, message], at) => expect(tried.problems[at]).toMatchObject({ line: at + 2, message: expect.stringContaining(message) }));
    expect(tried.problems.at(-1)).toMatchObject({ line: 13, message: expect.stringContaining('写了两次') });
    await expect(upload(csv(rows), tried.baseVersion)).rejects.toMatchObject({ status: 422, code: 'FACILITY_TABLE_HAS_PROBLEMS' });
    expect(await list()).toHaveLength(1);
  });

  it('plates are printed for the chosen ones; the QR code opens the page by the code', async () => {
    const [bin, lamp] = [await add(), await add({ kind: 'lamp', name: '桥头路灯' })];
    const print = (query: object) => api().send(facilityRoutes.plates, { params, query }, { token: secretary.token });
    const sheet = await print({ facilityIds: bin.facilityId });
    expect(sheet.headers.get('content-type')).toBe('application/pdf');
    const read = readPdf(sheet.body as Uint8Array);
    expect(read.qrCodes).toEqual([expect.stringMatching(new RegExp(`/#/packages/resident/facility/index\\?code=${bin.code}$`))]);
    for (const words of ['村口垃圾桶', spokenCode(bin.code), '杨家湾村 垃圾桶', '三组 老槐树旁']) expect(read.text).toContain(words);
    expect(readPdf((await print({ kind: 'lamp' })).body as Uint8Array).qrCodes).toEqual([expect.stringContaining(lamp.code)]);
    expect((await print({ facilityIds: 'none' })).status).toBe(404);
  });

  it('a village that has used up its codes is told so', async () => {
    await add();
    const uow = running.app.get(UnitOfWork, { strict: false });
    await uow.run(() => uow.repo(FacilitySerial).update({ prefix: '200215' }, { lastSerial: 9_999 }));
    await expect(add()).rejects.toMatchObject({ status: 422, code: 'FACILITY_CODES_USED_UP' });
  });
});
