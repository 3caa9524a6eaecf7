import { readFile } from 'node:fs/promises';
import { regionRoutes } from '../../shared/contract/region';
import { Region, RegionName } from '../../server/src/features/region/region.entity';
import { VillageImport } from '../../server/src/features/region/village-import.service';
import { RegionModule } from '../../server/src/features/region/region.module';
import { RegionService } from '../../server/src/features/region/region.service';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';

const HEADER = 'code,name,town_code,town_name,county_code,county_name';
const row = (code: string, name: string, town = '陶店乡', county = '黄州区') =>
  `${code},${name},${code.slice(0, 9)},${town},${code.slice(0, 6)},${county}`;
const file = (...rows: string[]) => [HEADER, ...rows].join('\n');
const YANGJIAWAN = '421102200215';

describe.each(databases)('regions on $name', (on) => {
  let running: RunningApp;
  const importVillages = (csv: Buffer | string) => running.app.get(VillageImport, { strict: false }).importVillages(csv);
  const regions = () => running.app.get(RegionService, { strict: false });
  const find = async (q: string) => (await running.api.call(regionRoutes.search, { query: { q } })).items;
  const idsOf = async (q: string) => (await find(q)).map(({ regionId }) => regionId);

  beforeAll(async () => {
    running = await startApp(on, { features: [RegionModule] });
    await importVillages(await readFile('server/seed/villages.csv'));
  });
  afterAll(() => running?.close());

  const stored = async () => {
    const uow = running.app.get(UnitOfWork, { strict: false });
    return { regions: await uow.repo(Region).find({ order: { id: 'ASC' } }), names: await uow.repo(RegionName).count() };
  };

  describe('a villager looks for the home village', () => {
    it.each(['杨家湾', '杨家湾村民委员会'])('by the beginning of its name or the official one: %s', async (typed) => {
      expect(await find(typed)).toContainEqual({
        regionId: YANGJIAWAN, code: YANGJIAWAN, name: '杨家湾村', level: 'village', aliases: [], parentName: '黄州区 · 陶店乡',
      });
    });

    it.each(['yangjiawan', 'YangJia', 'yang jia wan', 'yjw', 'YJWC'])('by the letters %s', async (letters) => {
      expect(await idsOf(letters)).toContain(YANGJIAWAN);
    });

    it('and finds towns and counties too', async () => {
      expect(await find('tdx')).toContainEqual(expect.objectContaining({ level: 'town', name: '陶店乡', parentName: '黄州区' }));
      expect(await find('湘潭县')).toContainEqual(expect.objectContaining({ level: 'county', parentName: '' }));
    });

    it('and sees 20 at most', async () => {
      expect(await find('x')).toHaveLength(20);
    });

    it('and finds nothing by marks that mean something to a database', async () => {
      expect(await find('%')).toEqual([]);
      expect(await find(`' OR 1=1 --`)).toEqual([]);
      expect(await find('杨_湾')).toEqual([]);
    });

    it('but has to type something', async () => {
      await expect(find(' ')).rejects.toMatchObject({ status: 400, code: 'INPUT_INVALID', details: [{ path: 'q', message: '请输入村名' }] });
    });

    it('by browsing from county to town to village', async () => {
      const below = async (regionId: string) => (await running.api.call(regionRoutes.children, { params: { regionId } })).items;
      const counties = (await running.api.call(regionRoutes.roots, {})).items;
      expect(counties.map(({ name }) => name)).toEqual(['盐都区', '黄州区', '湘潭县', '荣昌区']);
      const towns = await below('421102');
      expect(towns).toHaveLength(10);
      const villages = await Promise.all(towns.map(({ regionId }) => below(regionId)));
      expect(villages.flat()).toHaveLength(140);
      expect(villages.flat().map(({ regionId }) => regionId)).toContain(YANGJIAWAN);
      expect(await below(YANGJIAWAN)).toEqual([]);
    });

    it('and is told when the place does not exist', async () => {
      await expect(running.api.call(regionRoutes.children, { params: { regionId: '999999' } })).rejects.toMatchObject({
        status: 404, code: 'REGION_NOT_FOUND',
      });
    });
  });

  describe('the rest of the server asks', () => {
    it('for a village with its town and county', async () => {
      expect(await regions().village(YANGJIAWAN)).toEqual({
        id: YANGJIAWAN, code: YANGJIAWAN, name: '杨家湾村', townName: '陶店乡', countyName: '黄州区', aliases: [],
      });
      await expect(regions().village('421102200')).rejects.toMatchObject({ code: 'REGION_NOT_FOUND' });
      expect(await regions().byId('999999999999')).toBeUndefined();
    });

    it('for the villages under a region', async () => {
      expect(await regions().villagesUnder('421102')).toHaveLength(140);
      expect(await regions().villagesUnder('421102200')).toHaveLength(17);
      expect(await regions().villagesUnder(YANGJIAWAN)).toEqual([{ id: YANGJIAWAN, code: YANGJIAWAN }]);
    });
  });

  describe('the operator imports', () => {
    it('the same file again and nothing changes', async () => {
      const before = await stored();
      expect(await importVillages(await readFile('server/seed/villages.csv'))).toEqual({
        counties: 4, towns: 44, villages: 768, added: 0, renamed: 0, unchanged: 816,
      });
      expect(await stored()).toEqual(before);
    });

    it('a rename, and the village is found by both names, at once', async () => {
      const old = (await regions().village('421102200201')).name;
      expect(await importVillages(file(row('421102200201', '幸福新村')))).toMatchObject({ added: 0, renamed: 1, unchanged: 2 });
      expect(await regions().village('421102200201')).toMatchObject({ name: '幸福新村', townName: '陶店乡' });
      for (const name of ['幸福新村', 'xfxc', old]) {
        expect(await find(name)).toContainEqual(expect.objectContaining({ regionId: '421102200201', name: '幸福新村', aliases: [old] }));
      }
    });

    it('a rename back, and no name is kept twice', async () => {
      const rename = (name: string) => importVillages(file(row('430321205221', name, '锦石乡', '湘潭县')));
      for (const name of ['清塘新村', '清塘村', '清塘新村']) expect(await rename(name)).toMatchObject({ renamed: 1, unchanged: 2 });
      await rename('清塘村');
      expect((await find('清塘')).filter(({ regionId }) => regionId === '430321205221')).toEqual([
        expect.objectContaining({ name: '清塘村', aliases: ['清塘新村'] }),
      ]);
    });

    it('two names for one village in two windows, and one of them wins whole', async () => {
      const name = (n: number) => file(row('421102101201', `堵城${n}村`, '堵城镇'));
      await Promise.all([importVillages(name(1)), importVillages(name(2))]);
      const [found] = (await find('堵城')).filter(({ regionId }) => regionId === '421102101201');
      expect(['堵城1村', '堵城2村']).toContain(found?.name);
      const names = await running.app.get(UnitOfWork, { strict: false }).repo(RegionName).findBy({ regionId: '421102101201', kind: 'current' });
      expect(names.map(({ name: current }) => current)).toEqual([found?.name]);
    });

    it.each([
      ['a short code', row('42110220099', '短村')],
      ['a town that is not the beginning of the code', '421102200999,错乡村,421102201,陶店乡,421102,黄州区'],
      ['an empty name', row('421102200999', '')],
      ['a name of 41 characters', row('421102200999', '村'.repeat(41))],
      ['five columns', '421102200999,少列村,421102200,陶店乡,421102'],
      ['a code that came before', row('421102200998', '好村')],
    ])('a file with %s, hears its line, and nothing is loaded', async (_, bad) => {
      const before = await stored();
      await expect(importVillages(file(row('421102200998', '好村'), bad))).rejects.toMatchObject({
        code: 'VILLAGES_FILE_INVALID', status: 400, details: [{ path: '第 3 行', message: expect.any(String) as string }],
      });
      expect(await stored()).toEqual(before);
    });

    it('a file saved as GBK and hears how to save it', async () => {
      const gbk = Buffer.concat([Buffer.from(`${HEADER}\n421102200999,`), Buffer.from([0xd1, 0xee, 0xbc, 0xd2, 0xcd, 0xe5]), Buffer.from('\n')]);
      await expect(importVillages(gbk)).rejects.toMatchObject({ code: 'VILLAGES_FILE_NOT_UTF8', status: 400 });
    });
  });
});
