import { HouseholdCodes } from '../../server/src/features/household/household-codes.service';
import { HouseholdSerial } from '../../server/src/features/household/household.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { householdRoutes } from '../../shared/contract/household';
import { householdCode, spokenHouseholdCode } from '../../shared/domain/household-code';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aHousehold, aSecretary, theVillages } from '../support/people';

const villages = Array.from({ length: 20 }, (_, at) => `4211022003${20 + at}`);

describe.each(databases)('the code of a household on $name', (on) => {
  let running: RunningApp;
  let villageId: string;
  let turn = 0;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-02T02:00:00Z' });
    await theVillages(running, villages);
  });
  afterAll(() => running?.close());
  beforeEach(() => {
    villageId = villages[turn++ % villages.length]!;
  });

  const codes = () => running.app.get(HouseholdCodes, { strict: false });
  const uow = () => running.app.get(UnitOfWork, { strict: false });
  const importing = async (rows: string) => {
    const secretary = await aSecretary(running, villageId);
    const bytes = Buffer.from(`\uFEFF组,门牌号,户主,姓名,关系,在村/外出,党员户,低保户\n${rows}`);
    const { importId } = await running.api.call(householdRoutes.previewImport, { params: { villageId } }, { token: secretary.token, file: { bytes, name: 'h.csv', type: 'text/csv' } });
    return running.api.call(householdRoutes.applyImport, { params: { importId } }, { token: secretary.token });
  };

  it('comes with the household, in walking order, and stays when the household changes', async () => {
    await importing('3,12,陈大,陈大,户主,在村,否,否\n3,9,陈二,陈二,户主,在村,否,否\n1,2,陈三,陈三,户主,在村,否,否\n');
    const ids = await Promise.all([[1, '2'], [3, '9'], [3, '12']].map(async ([groupNo, doorNo]) => (await aHousehold(running, { villageId, groupNo: groupNo as number, doorNo: doorNo as string })).id));
    const given = await codes().codesOf(villageId);
    expect(ids.map((id) => given.get(id))).toEqual([1, 2, 3].map((serial) => householdCode(villageId, serial)));
    await importing('3,9,陈小二,陈小二,户主,在村,是,否\n1,1,陈四,陈四,户主,在村,否,否\n');
    const later = await codes().codesOf(villageId);
    expect(ids.map((id) => later.get(id))).toEqual(ids.map((id) => given.get(id)));
    expect(later.get((await aHousehold(running, { villageId, groupNo: 1, doorNo: '1' })).id)).toBe(householdCode(villageId, 4));
    expect(await codes().byCode(spokenHouseholdCode(householdCode(villageId, 2)))).toMatchObject({ householdId: ids[1], villageId });
    expect(await codes().codesOf(villageId, [ids[2]!])).toEqual(new Map([[ids[2], householdCode(villageId, 3)]]));
  });

  it('is unknown when a digit is wrong or nobody has it', async () => {
    await aHousehold(running, { villageId });
    const code = householdCode(villageId, 1);
    expect(await codes().byCode(code)).not.toBeNull();
    for (const wrong of [`${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`, householdCode(villageId, 2), '', '1']) expect(await codes().byCode(wrong)).toBeNull();
  });

  it('when the numbers of a village are used up, nothing of the table is stored', async () => {
    await aHousehold(running, { villageId });
    await uow().run(() => uow().repo(HouseholdSerial).update({ villageId }, { lastSerial: 9_998 }));
    await expect(importing('5,1,陈大,陈大,户主,在村,否,否\n5,2,陈二,陈二,户主,在村,否,否\n')).rejects.toMatchObject({ status: 422, code: 'HOUSEHOLD_CODES_USED_UP' });
    expect((await codes().codesOf(villageId)).size).toBe(1);
    await importing('5,1,陈大,陈大,户主,在村,否,否\n');
    expect((await codes().codesOf(villageId)).size).toBe(2);
  });
});
