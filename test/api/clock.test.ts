import { Injectable, Module } from '@nestjs/common';
import { Audit } from '../../server/src/core/access/audit.service';
import { AuditEntry } from '../../server/src/core/access/audit.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { createApp } from '../../server/src/create-app';
import { ClockModule } from '../../server/src/features/clock/clock.module';
import { ClockSweep } from '../../server/src/features/clock/clock-sweep.jobs';
import { Clocks } from '../../server/src/features/clock/clocks.service';
import { HandlesClock, HandlesClockMoved, type ClockMoved, type ClockRang } from '../../server/src/features/clock/handles-clock';
import { MemberModule } from '../../server/src/features/member/member.module';
import { RegionModule } from '../../server/src/features/region/region.module';
import { clockWords } from '../../shared/domain/clock-words';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { FAR_AWAY, YANGJIAWAN, theVillages } from '../support/people';

jest.setTimeout(60_000);

/** Lamps somebody has promised to mend; what it hears is kept with the ring or not at all. */
@Injectable()
class Lamps {
  static stumbles = 0;

  constructor(private readonly audit: Audit) {}

  @HandlesClock('lamp')
  async rang({ subjectId, villageId, clock, ring, dueAt }: ClockRang): Promise<void> {
    await this.audit.note(null, { action: 'lamp.rang', villageId, subject: `lamp:${subjectId}`, details: { clock, ring, dueAt } });
    if (Lamps.stumbles-- > 0) throw new Error('the power went off');
  }

  @HandlesClockMoved('lamp')
  async moved({ subjectId, villageId, clock, dueAt }: ClockMoved): Promise<void> {
    await this.audit.note(null, { action: 'lamp.moved', villageId, subject: `lamp:${subjectId}`, details: { clock, dueAt } });
  }
}

@Module({ providers: [Lamps] })
class LampModule {}

const features = [RegionModule, MemberModule, ClockModule, LampModule];
const china = (words: string): number => Date.parse(`${words.replace(' ', 'T')}:00+08:00`);
const words = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe.each(databases)('a promise of time on $name', (on) => {
  let running: RunningApp;
  let lamps: string[] = [];
  let made = 0;
  beforeAll(async () => {
    running = await startApp(on, { features, now: china('2026-11-23 09:00') });
    await theVillages(running);
  });
  afterAll(() => running?.close());
  beforeEach(() => {
    Lamps.stumbles = 0;
    return at('2026-11-23 09:00');
  });
  afterEach(async () => {
    for (const subject of lamps) await clocks().cancel(subject);
    lamps = [];
  });

  const clocks = () => running.app.get(Clocks, { strict: false });
  const sweep = (of = running.app) => of.get(ClockSweep, { strict: false }).sweep();
  const runner = () => running.app.get(JobRunner, { strict: false });
  /** The county's hand of the clock, without anything being done meanwhile. */
  const at = (when: string) => running.clock.set(china(when));

  /** A fresh lamp each time; `told` is what its owner heard of it. */
  async function aLamp(more: Partial<Parameters<Clocks['start']>[0]> = {}) {
    const subject = `lamp:${(made += 1)}`;
    lamps.push(subject);
    const asked = { subject, villageId: YANGJIAWAN, clock: 'mend', minutes: 480, roundTheClock: false, ruleKey: 'lamp:mend', ...more };
    const due = words(await clocks().start(asked));
    const heard = async () => running.app.get(UnitOfWork, { strict: false }).repo(AuditEntry).find({ where: { subject }, order: { at: 'ASC', id: 'ASC' } });
    const detailsOf = async (action: string) => (await heard()).filter((entry) => entry.action === action).map(({ details }) => details as Record<string, unknown>);
    const told = async () => (await detailsOf('lamp.rang')).map(({ ring }) => ring);
    const moved = async () => (await detailsOf('lamp.moved')).map(({ dueAt }) => (dueAt === null ? null : words(Number(dueAt))));
    const view = async () => (await clocks().of([subject])).get(subject)![0]!;
    return { subject, asked, due, told, moved, view };
  }

  // First, because here nobody has turned the clock back yet.
  it('is swept every minute by itself, also after days in which no server ran', async () => {
    const lamp = await aLamp();
    at('2026-11-23 17:01');
    await runner().drain();
    expect(await lamp.told()).toEqual(['warn']);
    at('2026-11-30 08:00');
    await runner().drain();
    expect(await lamp.told()).toEqual(['warn', 'late', 'late-town', 'late-county']);
  });

  it('is due after so much working time, and reads so', async () => {
    const lamp = await aLamp();
    expect(lamp.due).toBe('2026-11-24 09:00');
    at('2026-11-23 14:00');
    const view = await lamp.view();
    expect(view).toEqual({
      clock: 'mend', dueAt: '2026-11-24T01:00:00.000Z', state: 'running', isLate: false, spentMinutes: 180, limitMinutes: 480, roundTheClock: false, ring: null,
    });
    expect(clockWords(view)).toBe('还剩 5 小时(工作时间)');
  });

  it('runs by night too when it is urgent, and starts when the thing began', async () => {
    expect((await aLamp({ roundTheClock: true })).due).toBe('2026-11-23 17:00');
    expect((await aLamp({ at: china('2026-11-20 17:00'), minutes: 120 })).due).toBe('2026-11-23 09:00');
  });

  it('started twice is one promise; of another name it is a second one', async () => {
    const lamp = await aLamp();
    at('2026-11-23 10:00');
    expect(words(await clocks().start(lamp.asked))).toBe(lamp.due);
    await clocks().start({ ...lamp.asked, clock: 'look', minutes: 60 });
    expect((await clocks().of([lamp.subject])).get(lamp.subject)!.map(({ clock }) => clock).sort()).toEqual(['look', 'mend']);
    await Promise.all([1, 2, 3, 4].map(() => clocks().start({ ...lamp.asked, clock: 'test' })));
    expect((await clocks().of([lamp.subject])).get(lamp.subject)).toHaveLength(3);
    expect(await clocks().of(['lamp:never'])).toEqual(new Map([['lamp:never', []]]));
  });

  it('warns at three quarters, before it is due and when it is late, then climbs to town and county, each once', async () => {
    const lamp = await aLamp();
    for (const [when, rings] of [
      ['2026-11-23 16:59', []], ['2026-11-23 17:00', ['warn']], ['2026-11-24 08:11', ['warn']], ['2026-11-24 08:12', ['warn', 'soon']],
      ['2026-11-24 09:00', ['warn', 'soon', 'late']], ['2026-11-25 08:00', ['warn', 'soon', 'late']],
      ['2026-11-25 09:00', ['warn', 'soon', 'late', 'late-town']],
      ['2026-11-27 09:00', ['warn', 'soon', 'late', 'late-town', 'late-county']], ['2026-12-27 09:00', ['warn', 'soon', 'late', 'late-town', 'late-county']],
    ] as const) {
      at(when);
      await sweep();
      await sweep();
      expect([when, await lamp.told()]).toEqual([when, rings]);
    }
    expect(await lamp.view()).toMatchObject({ isLate: true, ring: 'late-county', state: 'running' });
  });

  it('rings once when two servers sweep at the same moment', async () => {
    const other = await createApp(running.config, { clock: running.clock, features });
    await other.init();
    try {
      const many = await Promise.all(Array.from({ length: 12 }, () => aLamp()));
      at('2026-11-24 09:00');
      await Promise.all([sweep(), sweep(other as never), sweep(), sweep(other as never)]);
      for (const lamp of many) expect(await lamp.told()).toEqual(['late']);
    } finally {
      await other.close();
    }
  });

  it('that could not be told is not rung: it rings a minute later, once, and holds up no other', async () => {
    const [first, second] = [await aLamp(), await aLamp()];
    at('2026-11-23 17:00');
    Lamps.stumbles = 1;
    await sweep();
    expect([...(await first.told()), ...(await second.told())]).toEqual(['warn']);
    await sweep();
    await sweep();
    expect([await first.told(), await second.told()]).toEqual([['warn'], ['warn']]);
  });

  it('is met when it is kept, missed when it comes too late, and neither rings afterwards', async () => {
    const [kept, late] = [await aLamp(), await aLamp()];
    at('2026-11-24 09:00');
    await clocks().stop(kept.subject, 'mend');
    at('2026-11-24 09:01');
    await clocks().stop(late.subject, 'mend');
    expect(await kept.view()).toMatchObject({ state: 'met', isLate: false, spentMinutes: 480 });
    expect(await late.view()).toMatchObject({ state: 'missed', isLate: true, spentMinutes: 481 });
    at('2026-12-24 09:00');
    await sweep();
    await clocks().stop(kept.subject, 'mend');
    await clocks().stop(kept.subject, 'no-such');
    expect([await kept.told(), await late.told(), (await kept.view()).state]).toEqual([[], [], 'met']);
  });

  it('may be made anew when it has ended', async () => {
    const lamp = await aLamp();
    await clocks().stopAll(lamp.subject);
    at('2026-11-24 08:00');
    expect(words(await clocks().start(lamp.asked))).toBe('2026-11-24 18:00');
    expect(await lamp.view()).toMatchObject({ state: 'running', spentMinutes: 0 });
    await clocks().cancel(lamp.subject);
    expect(words(await clocks().start(lamp.asked))).toBe('2026-11-24 18:00');
    expect((await lamp.view()).state).toBe('running');
  });

  it('that is cancelled no longer counts', async () => {
    const lamp = await aLamp();
    await clocks().cancel(lamp.subject);
    at('2026-12-01 09:00');
    await sweep();
    expect(await lamp.view()).toMatchObject({ state: 'cancelled', isLate: false });
    expect(await lamp.told()).toEqual([]);
  });

  it('stands still while it is paused: in closed hours, twice, and over the time at which it would have rung', async () => {
    const lamp = await aLamp();
    at('2026-11-23 15:00');
    await clocks().pause(lamp.subject);
    at('2026-11-23 20:00');
    await clocks().pause(lamp.subject);
    expect(await lamp.view()).toMatchObject({ state: 'paused', dueAt: null, spentMinutes: 240, isLate: false });
    at('2026-12-07 21:00');
    await sweep();
    expect(await lamp.told()).toEqual([]);
    expect(words((await clocks().resume(lamp.subject)).get('mend')!)).toBe('2026-12-08 12:00');
    at('2026-12-08 09:00');
    expect(words((await clocks().resume(lamp.subject)).get('mend')!)).toBe('2026-12-08 12:00');
    await clocks().pause(lamp.subject);
    await clocks().resume(lamp.subject);
    expect(await lamp.view()).toMatchObject({ state: 'running', dueAt: '2026-12-08T04:00:00.000Z', spentMinutes: 300 });
  });

  it('that is late already stays late while it stands still, and climbs no further until it goes on', async () => {
    const lamp = await aLamp();
    at('2026-11-24 10:00');
    await sweep();
    await clocks().pause(lamp.subject);
    at('2026-11-30 10:00');
    await sweep();
    expect(await lamp.told()).toEqual(['late']);
    expect(await lamp.view()).toMatchObject({ state: 'paused', isLate: true, dueAt: '2026-11-24T01:00:00.000Z' });
    await clocks().resume(lamp.subject);
    at('2026-12-01 09:00');
    await sweep();
    expect(await lamp.told()).toEqual(['late', 'late-town']);
    await clocks().pause(lamp.subject);
    await clocks().stop(lamp.subject, 'mend');
    expect((await lamp.view()).state).toBe('missed');
  });

  it('is stopped or rung, never both, when a sweep and a worker meet', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => aLamp()));
    at('2026-11-23 17:00');
    await Promise.all([sweep(), ...many.map((lamp) => clocks().stop(lamp.subject, 'mend'))]);
    for (const lamp of many) {
      const view = await lamp.view();
      expect(view.state).toBe('met');
      expect(await lamp.told()).toEqual(view.ring === null ? [] : ['warn']);
    }
    at('2026-12-23 16:00');
    await sweep();
    for (const lamp of many) expect((await lamp.told()).length).toBeLessThan(2);
  });

  it('follows its rule when that allows more or less, tells its owner, and never rings an old ring again', async () => {
    const [lamp, other] = [await aLamp({ ruleKey: 'lamp:strict' }), await aLamp({ ruleKey: 'lamp:mild' })];
    at('2026-11-23 17:00');
    await sweep();
    await clocks().relimit('lamp:strict', 960);
    await runner().drain();
    expect(await lamp.moved()).toEqual(['2026-11-25 09:00']);
    expect(await other.moved()).toEqual([]);
    at('2026-11-24 16:00');
    await sweep();
    expect(await lamp.told()).toEqual(['warn']);
    await clocks().relimit('lamp:strict', 600);
    await clocks().relimit('lamp:strict', 60);
    await runner().drain();
    expect((await lamp.moved()).at(-1)).toBe('2026-11-23 10:00');
    await sweep();
    expect(await lamp.told()).toEqual(['warn', 'late', 'late-town']);
    expect(await lamp.view()).toMatchObject({ limitMinutes: 60, isLate: true });
    const told = (await lamp.moved()).length;
    await clocks().relimit('lamp:strict', 60);
    await runner().drain();
    expect(await lamp.moved()).toHaveLength(told);
  });

  it('in another county goes by that county', async () => {
    expect((await aLamp({ villageId: FAR_AWAY })).due).toBe('2026-11-24 09:00');
    await expect(aLamp({ villageId: '999999999999' })).rejects.toMatchObject({ code: 'REGION_NOT_FOUND' });
  });
});
