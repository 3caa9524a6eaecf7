import { intakeRoutes, type NewIntake } from '../../shared/contract/intake';
import { recordRoutes } from '../../shared/contract/record';
import { ReportIntake } from '../../server/src/features/intake/intake.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { auditRoutes } from '../../shared/contract/member';
import { databases } from '../support/databases';
import { aGroupLeader, aSecretary, aVillager, NEXT_VILLAGE, YANGJIAWAN, type Person, type Villager } from '../support/people';
import { startWithCast, type ReportCast } from '../support/report-cast';

type Asked = Omit<Partial<NewIntake>, 'caller' | 'report'> & { caller?: object; report?: object };

describe.each(databases)('somebody without a phone on $name', (on) => {
  let cast: ReportCast;
  let leader: Person;
  let granny: Villager;
  beforeAll(async () => {
    cast = await startWithCast(on);
    leader = await aGroupLeader(cast, YANGJIAWAN);
    granny = await aVillager(cast, { groupNo: 5, doorNo: '9' });
  });
  afterAll(() => cast?.close());

  const params = { villageId: YANGJIAWAN };
  const bodyOf = ({ caller, report, ...rest }: Asked) => ({
    channel: 'duty-line' as const, heardWords: '我家门口的灯不亮了', ...rest,
    caller: { name: '杨婆婆', phone: '13800001234', ...caller },
    report: { kind: 'lamp', place: { groupNo: 5, words: '井边' }, description: '路灯不亮', ...report },
  });
  const take = (who: Person, asked: Asked = {}, key?: string) => cast.api.call(intakeRoutes.take, { params, body: bodyOf(asked) }, { token: who.token, key });
  const list = async (who: Person) => (await cast.api.call(intakeRoutes.list, { params, query: {} }, { token: who.token })).items;

  it('calls the duty line: it becomes a report everybody can follow, and the caller stays unknown to the village', async () => {
    const { intake, report } = await take(cast.secretary);
    expect(intake).toMatchObject({ channel: 'duty-line', callerName: '杨婆婆', maskedPhone: '138****1234', heardWords: '我家门口的灯不亮了' });
    const seen = JSON.stringify(await cast.read(report.reportId));
    expect(seen).toContain('值班电话');
    for (const secret of ['杨婆婆', '1234', '我家门口']) expect(seen).not.toContain(secret);
  });

  it('and neither name, number nor words can be read in the database', async () => {
    await take(cast.secretary, { caller: { name: '杨婆婆', phone: '13800005678' } });
    const rows = JSON.stringify(await cast.app.get(UnitOfWork).repo(ReportIntake).find());
    for (const secret of ['杨婆婆', '5678', '我家门口']) expect(rows).not.toContain(secret);
  });

  it('is called back: the number is shown to staff, and every look leaves a line', async () => {
    const { intake } = await take(cast.secretary);
    const asked = { params: { intakeId: intake.intakeId } };
    expect(await cast.api.call(intakeRoutes.phone, asked, { token: cast.secretary.token })).toEqual({ phone: '13800001234' });
    const { items } = await cast.api.call(auditRoutes.list, { params, query: {} }, { token: cast.secretary.token });
    expect(items.filter(({ action }) => action === 'intake.phone').length).toBeGreaterThan(0);
  });

  it('is helped by the group leader with consent; the household earns, the helper does not', async () => {
    const { report } = await take(leader, { channel: 'on-behalf', consent: true, caller: { phone: '', householdId: granny.householdId } });
    await cast.act(cast.secretary, 'assign', report.reportId, { workerId: cast.cleaner.memberId });
    await cast.act(cast.cleaner, 'fix', report.reportId, {}, 'a photo');
    await cast.act(leader, 'confirm', report.reportId);
    const record = await cast.api.call(recordRoutes.household, { params: { householdId: granny.householdId } }, { token: granny.token });
    expect(record.entries.items[0]).toMatchObject({ act: 'report-confirmed', points: 2 });
  });

  it('the same sending twice is one report', async () => {
    const [one, two] = [await take(cast.secretary, {}, 'key-of-one-call-1'), await take(cast.secretary, {}, 'key-of-one-call-1')];
    expect(two.report.reportId).toBe(one.report.reportId);
  });

  it('takes a paper slip home with number and QR code, and no name on it', async () => {
    const { intake } = await take(cast.secretary);
    const pdf = await cast.api.send(intakeRoutes.slip, { params: { intakeId: intake.intakeId } }, { token: cast.secretary.token });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(pdf.body as Uint8Array).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('a leader sees what they wrote down themselves, the cadres see all, others nothing', async () => {
    await take(leader, { channel: 'on-behalf', consent: true, caller: { name: '李大爷', phone: '' } });
    expect((await list(leader)).every(({ channel }) => channel === 'on-behalf')).toBe(true);
    expect((await list(cast.secretary)).length).toBeGreaterThan((await list(leader)).length);
    const foreign = await aSecretary(cast, NEXT_VILLAGE);
    await expect(list(foreign)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { intake } = await take(cast.secretary);
    for (const who of [leader, foreign]) {
      await expect(cast.api.call(intakeRoutes.phone, { params: { intakeId: intake.intakeId } }, { token: who.token })).rejects.toMatchObject({ status: 404 });
    }
  });

  describe('and whoever writes it down is told clearly when', () => {
    it.each<[string, Asked, string]>([
      ['nobody was asked for consent', { channel: 'on-behalf', caller: { phone: '' } }, 'consent'],
      ['there is no number to call back', { caller: { phone: '' } }, 'caller.phone'],
      ['the number is none', { caller: { phone: '12345' } }, 'caller.phone'],
      ['nobody is named', { caller: { name: '' } }, 'caller.name'],
      ['no place is named', { report: { place: {} } }, 'report.place'],
    ])('%s', async (_, asked, path) => {
      await expect(take(cast.secretary, asked)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [expect.objectContaining({ path })] });
    });

    it.each<[string, Asked, string]>([
      ['the household is of another village', { caller: { householdId: 'nowhere' } }, 'INTAKE_HOUSEHOLD_UNKNOWN'],
      ['the village has no such kind', { report: { kind: 'ufo' } }, 'REPORT_KIND_UNKNOWN'],
      ['the facility is unknown', { report: { facilityId: 'nowhere' } }, 'REPORT_FACILITY_UNKNOWN'],
      ['a photo is somebody else\'s', { report: { photoIds: ['nobodys'] } }, 'PHOTO_NOT_YOURS'],
    ])('%s, and nothing is stored', async (_, asked, code) => {
      const before = (await list(cast.secretary)).length;
      await expect(take(cast.secretary, asked)).rejects.toMatchObject({ code });
      expect((await list(cast.secretary)).length).toBe(before);
    });
  });
});
