import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { ClockView } from '../../../../shared/contract/clock';
import type { ClockState } from '../../../../shared/domain/running-clock';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Jobs } from '../../core/jobs/jobs';
import { RECOMPUTE_RULE } from './clock-recompute.jobs';
import { ClockRule, RunningClock } from './clock.entity';
import { expectedDue, resumedAt, settled, toClockView } from './clock.times';
import { WorkCalendars, type CountyTimes } from './work-calendars.service';

export interface NewClock {
  /** `kind:id`; the kind's owner hears of rings (`@HandlesClock`). */
  subject: string;
  villageId: string;
  /** At most 20 letters, e.g. `accept`. */
  clock: string;
  /** Working minutes, or minutes by the wall when it runs round the clock. */
  minutes: number;
  roundTheClock: boolean;
  /** Where the limit came from; `relimit` finds the clock by it. */
  ruleKey: string;
  /** Epoch milliseconds; now, unless it began earlier. */
  at?: number;
}

type Ending = Extract<ClockState, 'met' | 'cancelled'>;

/** Promises of time: started, stopped and paused in the unit of work of the act itself. */
@Injectable()
export class Clocks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly calendars: WorkCalendars,
  ) {}

  /** Answers when it will be due. One that runs already goes on as it is. */
  start(asked: NewClock): Promise<number> {
    return this.uow.run(async () => {
      const times = await this.calendars.ofVillage(asked.villageId);
      return expectedDue(await this.liveOrNew(asked, times), times, this.clock.now());
    });
  }

  /** Done in time, or done too late; one that has ended already stays as it ended. */
  stop(subject: string, clock: string): Promise<void> {
    return this.uow.run(async () => this.endAll(await this.lockLive(subject, clock), 'met'));
  }

  stopAll(subject: string): Promise<void> {
    return this.uow.run(async () => this.endAll(await this.lockLive(subject), 'met'));
  }

  /** What still runs no longer counts; what has ended stays. */
  cancel(subject: string): Promise<void> {
    return this.uow.run(async () => this.endAll(await this.lockLive(subject), 'cancelled'));
  }

  /** All clocks of the thing stand still; pausing twice is pausing once. */
  pause(subject: string): Promise<void> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const running = (await this.lockLive(subject)).filter(({ state }) => state === 'running');
      for (const row of running) await this.settle({ ...row, pauses: [...row.pauses, [now, null]] });
    });
  }

  /** All clocks of the thing go on; answers when each live one is due. */
  resume(subject: string): Promise<Map<string, number>> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const due = new Map<string, number>();
      for (const row of await this.lockLive(subject)) {
        const dueAt = row.state === 'paused' ? await this.settle({ ...row, pauses: resumedAt(row, now) }) : row.dueAt;
        if (dueAt !== null) due.set(row.clock, dueAt);
      }
      return due;
    });
  }

  /** How the clocks of these things stand: of each name the latest. */
  async of(subjects: readonly string[]): Promise<Map<string, ClockView[]>> {
    const rows = subjects.length === 0 ? [] : await this.uow.repo(RunningClock).find({ where: { subject: In(subjects) }, order: { startedAt: 'ASC', id: 'ASC' } });
    const times = await this.calendars.ofVillages(rows.map(({ villageId }) => villageId));
    const latest = new Map(rows.sort((a, b) => Number(a.endedAt === null) - Number(b.endedAt === null)).map((row) => [`${row.subject}/${row.clock}`, row]));
    const views = new Map<string, ClockView[]>(subjects.map((subject) => [subject, []]));
    for (const row of latest.values()) {
      const own = times.get(row.villageId);
      if (own) views.get(row.subject)?.push(toClockView(row, own, this.clock.now()));
    }
    return views;
  }

  /** The rule allows another time from now on: what runs under it is brought into line soon after. */
  relimit(ruleKey: string, minutes: number): Promise<void> {
    return this.uow.run(async () => {
      await this.uow.repo(ClockRule).upsert({ ruleKey, limitMinutes: minutes, changedAt: this.clock.now() }, ['ruleKey']);
      await this.jobs.enqueue(RECOMPUTE_RULE, { ruleKey });
    });
  }

  /** Counting up the version locks the rows, so that what is read next is what will be changed. */
  private async lockLive(subject: string, clock?: string): Promise<RunningClock[]> {
    const live = clock === undefined ? { subject, liveKey: Not(IsNull()) } : { liveKey: liveKey(subject, clock) };
    await this.uow.repo(RunningClock).update(live, { version: () => 'version + 1' });
    return this.uow.repo(RunningClock).find({ where: live, order: { startedAt: 'ASC', id: 'ASC' } });
  }

  /** Of several who start it at once, one makes it and the others find it. */
  private async liveOrNew(asked: NewClock, times: CountyTimes): Promise<RunningClock> {
    const [live] = await this.lockLive(asked.subject, asked.clock);
    if (live) return live;
    try {
      return await this.insert(asked, times);
    } catch (error) {
      const [others] = isDuplicateKey(error) ? await this.lockLive(asked.subject, asked.clock) : [];
      if (others) return others;
      throw error;
    }
  }

  private async insert({ minutes, at, ...asked }: NewClock, times: CountyTimes): Promise<RunningClock> {
    const run = { ...asked, limitMinutes: minutes, startedAt: at ?? this.clock.now(), pauses: [], rung: null };
    const row: RunningClock = { ...run, ...settled(run, times), id: this.ids.next(), liveKey: liveKey(asked.subject, asked.clock), endedAt: null, version: 1 };
    await this.uow.repo(RunningClock).insert(row);
    return row;
  }

  private async settle(row: RunningClock): Promise<number | null> {
    const times = await this.calendars.ofVillage(row.villageId);
    const change = { pauses: row.pauses, ...settled(row, times) };
    await this.uow.repo(RunningClock).update({ id: row.id }, change);
    return change.dueAt;
  }

  private async endAll(rows: readonly RunningClock[], ending: Ending): Promise<void> {
    const now = this.clock.now();
    for (const { id, dueAt } of rows) {
      const state = ending === 'met' && dueAt !== null && now > dueAt ? 'missed' : ending;
      await this.uow.repo(RunningClock).update({ id }, { state, liveKey: null, nextRingAt: null, endedAt: now });
    }
  }
}

const liveKey = (subject: string, clock: string): string => `${subject}/${clock}`;
