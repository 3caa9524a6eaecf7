import { facilityRoutes, type FacilityView } from '../../shared/contract/facility';
import { spokenCode } from '../../shared/domain/facility-code';
import { aSecretary, aVillager, YANGJIAWAN, type Person } from '../support/people';
import { Stage } from '../support/weapp/stage';

jest.setTimeout(60_000);

describe('a bin with a plate', () => {
  let stage: Stage;
  let secretary: Person;
  let bin: FacilityView;

  beforeAll(async () => {
    stage = await Stage.open();
    secretary = await aSecretary(stage.running);
    const body = { kind: 'bin', name: '村口垃圾桶', groupNo: 3, placeWords: '老槐树旁' } as const;
    bin = await stage.running.api.call(facilityRoutes.create, { params: { villageId: YANGJIAWAN }, body }, { token: secretary.token });
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  it('says what it is and where, and opens the report form', async () => {
    const villager = await aVillager(stage.running);
    const app = await stage.openFor(villager, `packages/resident/facility/index?code=${bin.code}`);
    for (const words of ['村口垃圾桶', '三组 老槐树旁', spokenCode(bin.code), '还没有人报过这里的问题']) await app.page.until(words);
    await app.page.tap('上报这里的问题');
    expect((await app.at('report-new')).path).toBe('pages/report-new/index');
  });

  it('stands on the staff\'s list', async () => {
    const app = await stage.openFor(secretary, `packages/staff/facilities/index?villageId=${YANGJIAWAN}`);
    await app.page.until('村口垃圾桶');
    expect(app.page.words).toContain('打印设施牌');
    await app.page.calm();
  });
});
