import { DEMO_REVIEW_WORD } from '../../server/src/core/wechat/demo-wechat';
import { noticeRoutes } from '../../shared/contract/notice';
import { reportRoutes } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { databases } from '../support/databases';
import { YANGJIAWAN } from '../support/people';
import { startWithCast, type ReportCast } from '../support/report-cast';
import { aReport } from '../support/reports';

describe.each(databases)('the life of a report on $name', (on) => {
  let cast: ReportCast;
  beforeAll(async () => { cast = await startWithCast(on); });
  afterAll(() => cast?.close());

  describe('"fixed" means fixed:', () => {
    it('part of it is fixed, with words and a photo, and the worker goes on', async () => {
      const id = await cast.assigned();
      const partly = await cast.act(cast.cleaner, 'partlyFix', id, { note: '路面扫了,沟里要等抽水' }, 'a photo');
      expect(partly).toMatchObject({ state: 'partly-fixed', moves: ['hand-back', 'partly-fix', 'fix'] });
      expect((await cast.act(cast.cleaner, 'fix', id, {}, 'a photo')).state).toBe('fixed');
    });

    it('anyone of the village reopens a closed one with a photo; what was earned is taken back, and earned again when it closes again', async () => {
      const before = await cast.balance(cast.villager);
      const id = await cast.closed();
      expect(await cast.balance(cast.villager)).toBeGreaterThan(before);
      const back = await cast.act(cast.neighbour, 'reopen', id, { note: '袋子还在沟里' }, 'a photo');
      expect(back).toMatchObject({ state: 'assigned', reopened: 1, endedAt: null });
      expect(await cast.balance(cast.villager)).toBe(before);
      await cast.act(cast.cleaner, 'fix', id, {}, 'a photo');
      await cast.act(cast.villager, 'confirm', id);
      expect(await cast.balance(cast.villager)).toBeGreaterThan(before);
    });

    it('not without a photo, and not after three months', async () => {
      const id = await cast.closed();
      await expect(cast.act(cast.neighbour, 'reopen', id, { note: '没修好', photoIds: [] })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      await cast.daysLater(91);
      await expect(cast.act(cast.neighbour, 'reopen', id, { note: '没修好' }, 'a photo')).rejects.toMatchObject({ code: 'REPORT_TOO_OLD' });
    });

    it('the village looks itself once the reporter was silent for three days, but never the worker, and both sides are counted', async () => {
      const id = await cast.fixed();
      await expect(cast.act(cast.cadre, 'close', id, { note: '看过' })).rejects.toMatchObject({ code: 'REPORT_TOO_EARLY' });
      await cast.daysLater(3);
      const closed = await cast.act(cast.cadre, 'close', id, { note: '去现场看过,干净' });
      expect(closed).toMatchObject({ state: 'closed' });
      const own = await cast.report();
      await cast.act(cast.secretary, 'assign', own, { workerId: cast.secretary.memberId });
      await cast.act(cast.secretary, 'fix', own, {}, 'a photo');
      await cast.daysLater(3);
      await expect(cast.act(cast.secretary, 'close', own, { note: '看过' })).rejects.toMatchObject({ code: 'REPORT_OWN_FIX' });
    });

    it('nobody answers for seven days: it closes by itself, says so, and gives nobody points', async () => {
      const id = await cast.fixed();
      const before = await cast.balance(cast.villager);
      await cast.daysLater(7);
      const lapsed = await cast.read(id, cast.villager);
      expect(lapsed.state).toBe('closed');
      expect(lapsed.recordNote).toContain('没有人确认');
      expect(await cast.balance(cast.villager)).toBe(before);
    });

    it('an answer before the seventh day leaves the old timer without effect', async () => {
      const id = await cast.fixed();
      await cast.daysLater(2);
      await cast.act(cast.villager, 'dispute', id, { note: '没清完' });
      await cast.act(cast.cleaner, 'fix', id, {}, 'a photo');
      await cast.daysLater(5);
      expect((await cast.read(id)).state).toBe('fixed');
    });
  });

  describe('relapse watch:', () => {
    it('a closed place is looked at again; dirty reopens it and counts, clean ends the watch', async () => {
      const id = await cast.closed();
      const { recheckAt } = await cast.read(id);
      expect(recheckAt).not.toBeNull();
      const clean = await cast.closed();
      await expect(cast.act(cast.townOfficer, 'recheck', clean, { isClean: true }, 'a photo')).rejects.toMatchObject({ code: 'REPORT_RECHECK_NOT_DUE' });
      expect((await cast.read(clean, cast.townOfficer)).canRecheck).toBe(false);
      await cast.daysLater(3);
      expect((await cast.read(clean, cast.townOfficer)).canRecheck).toBe(true);
      const dirty = await cast.act(cast.cadre, 'recheck', id, { isClean: false, note: '又堆上了' }, 'a photo');
      expect(dirty).toMatchObject({ state: 'assigned', relapses: 1, recheckAt: null });
      expect(await cast.act(cast.townOfficer, 'recheck', clean, { isClean: true }, 'a photo')).toMatchObject({ state: 'closed', recheckAt: null, relapses: 0 });
      await expect(cast.act(cast.cadre, 'recheck', clean, { isClean: true }, 'a photo')).rejects.toMatchObject({ code: 'REPORT_RECHECK_NOT_DUE' });
    });

    it('on its day the village is told once', async () => {
      const id = await cast.closed();
      await cast.daysLater(30);
      expect((await cast.told(cast.secretary, id)).filter((title) => title.includes('回头看'))).toHaveLength(1);
    });
  });

  describe('put off:', () => {
    it('with a public reason, and back by itself on the day', async () => {
      const id = await cast.report();
      const deferred = await cast.act(cast.secretary, 'defer', id, { note: '等枯水期再清', until: dayAfter(cast, 10) });
      expect(deferred).toMatchObject({ state: 'deferred' });
      expect((await cast.read(id)).steps[0]).toMatchObject({ move: 'defer', note: '等枯水期再清' });
      await cast.daysLater(9);
      expect((await cast.read(id)).state).toBe('deferred');
      await cast.daysLater(2);
      expect((await cast.read(id)).state).toBe('accepted');
    });

    it('taken up before its day, the old date has no effect', async () => {
      const id = await cast.report();
      await cast.act(cast.secretary, 'defer', id, { note: '等材料', until: dayAfter(cast, 3) });
      await cast.act(cast.secretary, 'resurface', id, {});
      await cast.act(cast.secretary, 'defer', id, { note: '还要等', until: dayAfter(cast, 20) });
      await cast.daysLater(4);
      expect((await cast.read(id)).state).toBe('deferred');
    });

    it.each([['today', 0], ['three years ahead', 1100]])('not until %s', async (_, days) => {
      const id = await cast.report();
      const answer = cast.act(cast.secretary, 'defer', id, { note: '等等', until: dayAfter(cast, days) });
      await expect(answer).rejects.toMatchObject({ code: 'REPORT_DATE_WRONG' });
    });
  });

  describe('the same thing twice:', () => {
    const near = { lat: 30.5501, lng: 114.8601, system: 'wgs84' as const };
    const submitAt = (words: string, lat: number) => aReport(cast, cast.villager, YANGJIAWAN, { words, point: { ...near, lat } });
    const nearby = (lat: number, kind = 'bin-full') =>
      cast.api.call(reportRoutes.nearby, { params: { villageId: YANGJIAWAN }, query: { kind, ...near, lat } });

    it('open reports of the kind within 100 m are shown, nearest first; others and farther ones are not', async () => {
      const close = await submitAt('桥头', near.lat + 0.0002);
      const closer = await submitAt('桥头边', near.lat + 0.0001);
      await submitAt('远处', near.lat + 0.002);
      const { items } = await nearby(near.lat);
      expect(items.map(({ report }) => report.reportId)).toEqual([closer.reportId, close.reportId]);
      expect(items[0]!.metres).toBeGreaterThan(5);
      expect(items[0]!.metres).toBeLessThan(20);
      expect((await nearby(near.lat, 'lamp')).items).toEqual([]);
    });

    it('"me too" follows it once, is counted, and ends again', async () => {
      const id = await cast.report();
      await cast.act(cast.neighbour, 'follow', id);
      expect(await cast.act(cast.neighbour, 'follow', id)).toMatchObject({ followers: 1, isFollowing: true });
      const mine = await cast.api.call(reportRoutes.followed, {}, { token: cast.neighbour.token });
      expect(mine.items.map(({ reportId }) => reportId)).toContain(id);
      expect(await cast.act(cast.neighbour, 'unfollow', id)).toMatchObject({ followers: 0, isFollowing: false });
    });

    it('two taps at the same moment are one', async () => {
      const id = await cast.report();
      await Promise.all([1, 2, 3].map(() => cast.act(cast.neighbour, 'follow', id)));
      expect((await cast.read(id)).followers).toBe(1);
    });

    it('merged: its people follow the other one; taken apart, they come back', async () => {
      const kept = await cast.report();
      const double = await cast.report(cast.neighbour);
      const merged = await cast.act(cast.secretary, 'merge', double, { intoId: kept });
      expect(merged).toMatchObject({ state: 'merged', mergedInto: { reportId: kept } });
      expect(await cast.read(kept, cast.neighbour)).toMatchObject({ followers: 1, isFollowing: true });
      await cast.act(cast.secretary, 'unmerge', double, { note: '不是同一处' });
      expect(await cast.read(kept, cast.neighbour)).toMatchObject({ followers: 0, isFollowing: false });
      expect((await cast.read(double)).state).toBe('accepted');
    });

    it('not into itself, nor into one that has ended', async () => {
      const id = await cast.report();
      const ended = await cast.closed();
      for (const intoId of [id, ended]) {
        await expect(cast.act(cast.secretary, 'merge', id, { intoId })).rejects.toMatchObject({ code: 'REPORT_MERGE_TARGET' });
      }
    });
  });

  describe('beyond the village:', () => {
    it('forwarded, settled by the town with a photo, confirmed by the reporter and not by the town', async () => {
      const id = await cast.report();
      expect(await cast.act(cast.secretary, 'forward', id, { to: '县住建局', note: '主路归县里' })).toMatchObject({ state: 'forwarded', forwardedTo: '县住建局' });
      const settled = await cast.act(cast.townOfficer, 'settle', id, { note: '路灯公司修好了' }, 'a photo');
      expect(settled.state).toBe('fixed');
      expect(settled.moves).not.toContain('confirm');
      expect((await cast.act(cast.villager, 'confirm', id)).state).toBe('closed');
    });

    it('sent back to the village with a reason', async () => {
      const id = await cast.report();
      await cast.act(cast.secretary, 'forward', id, { to: '镇整治办', note: '请镇里协调' });
      expect(await cast.act(cast.townOfficer, 'giveBack', id, { note: '属村内路灯' })).toMatchObject({ state: 'accepted', forwardedTo: null });
    });
  });

  it('the worker hands back what is not theirs, and the village is told', async () => {
    const id = await cast.assigned();
    expect(await cast.act(cast.cleaner, 'handBack', id, { note: '这是河道管理的' })).toMatchObject({ state: 'accepted', assigneeName: null });
    expect(await cast.told(cast.secretary, id)).toContain('处理人退回了');
  });

  it('turned down: anyone asks with a photo to look again', async () => {
    const id = await cast.report();
    await cast.act(cast.secretary, 'reject', id, { note: '没看到' });
    expect((await cast.act(cast.neighbour, 'contest', id, { note: '在桥背面' }, 'a photo')).state).toBe('submitted');
  });

  it('no longer needed: the reporter drops it with a word why', async () => {
    const id = await cast.report();
    expect(await cast.act(cast.villager, 'drop', id, { note: '风把它吹走了' })).toMatchObject({ state: 'dropped' });
  });

  it('found false after it was closed: the points are taken back with the reason', async () => {
    const before = await cast.balance(cast.villager);
    const id = await cast.closed();
    await cast.act(cast.secretary, 'falsify', id, { note: '照片是去年的' });
    expect((await cast.read(id)).state).toBe('rejected');
    expect(await cast.balance(cast.villager)).toBe(before);
  });

  it('an answer is public, counts as the first response, and changes no state', async () => {
    const id = await cast.report();
    const answered = await cast.act(cast.secretary, 'reply', id, { note: '明早去看' });
    expect(answered.steps[0]).toMatchObject({ move: 'reply', note: '明早去看' });
    expect(answered.state).toBe('submitted');
    expect(answered.clocks.find(({ clock }) => clock === 'respond')).toMatchObject({ state: 'met' });
  });

  it('several are given to one worker at once; what was taken meanwhile is named, the rest is given out', async () => {
    const [one, two, gone] = [await cast.report(), await cast.report(), await cast.report()];
    await cast.act(cast.secretary, 'reject', gone, { note: '重复' });
    const body = { reportIds: [one, two, gone], workerId: cast.cleaner.memberId };
    const answer = await cast.api.call(reportStaffRoutes.assignMany, { params: { villageId: YANGJIAWAN }, body }, { token: cast.secretary.token });
    expect(answer).toEqual({ assigned: [one, two], skipped: [gone] });
  });

  it('of two cadres who act at once one acts and the other reads that it has changed', async () => {
    const id = await cast.report();
    const tries = await Promise.allSettled([
      cast.act(cast.secretary, 'reject', id, { note: '不归村里' }), cast.act(cast.cadre, 'forward', id, { to: '镇整治办', note: '请镇里看' }),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'REPORT_MOVE_NOT_POSSIBLE' } });
  });

  it('everyone concerned hears of each step, and nobody of their own', async () => {
    const id = await cast.report();
    await cast.act(cast.neighbour, 'follow', id);
    await cast.act(cast.secretary, 'assign', id, { workerId: cast.cleaner.memberId });
    await cast.act(cast.cleaner, 'fix', id, {}, 'a photo');
    await cast.act(cast.villager, 'confirm', id);
    expect(await cast.told(cast.cadre, id)).toEqual(['有新的上报', '处理完了,请看看', '办结了']);
    expect(await cast.told(cast.villager, id)).toEqual(['已派人处理', '处理完了,请看看']);
    expect(await cast.told(cast.cleaner, id)).toEqual(['派单了', '办结了']);
    expect(await cast.told(cast.neighbour, id)).toEqual(['处理完了,请看看', '办结了']);
  });

  it('words that wait for the check are in no notice; an answer is told once they have passed', async () => {
    const id = await cast.report();
    const secret = `电话打给老王 ${DEMO_REVIEW_WORD}`;
    await cast.act(cast.secretary, 'reply', id, { note: secret });
    await cast.act(cast.secretary, 'reject', id, { note: secret });
    const { items } = await cast.api.call(noticeRoutes.list, { query: { limit: 50 } }, { token: cast.villager.token });
    expect(JSON.stringify(items)).not.toContain('老王');
    expect(await cast.told(cast.villager, id)).toEqual(['没有受理']);
    const other = await cast.report();
    await cast.act(cast.secretary, 'reply', other, { note: '明早去看' });
    expect(await cast.told(cast.villager, other)).toEqual(['有人留言']);
  });

  it('a moderator takes it out of sight and shows it again', async () => {
    const id = await cast.report();
    await cast.act(cast.secretary, 'hide', id, { note: '照片里有人脸' });
    await expect(cast.read(id)).rejects.toMatchObject({ status: 404 });
    await expect(cast.read(id, cast.neighbour)).rejects.toMatchObject({ status: 404 });
    expect((await cast.read(id, cast.villager)).isHidden).toBe(true);
    await cast.act(cast.secretary, 'show', id);
    expect((await cast.read(id)).isHidden).toBe(false);
  });
});

/** The date in China so many days from now. */
function dayAfter({ clock }: ReportCast, days: number): string {
  return new Date(clock.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
