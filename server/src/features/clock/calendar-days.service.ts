import { Injectable } from '@nestjs/common';
import { Between, In, IsNull, Not } from 'typeorm';
import type { CalendarDay } from '../../../../shared/contract/clock';
import { LEAST_DAYS_OFF, stateDays } from '../../../../shared/domain/state-holidays';
import { chinaMonth, chinaYear } from '../../../../shared/domain/work-calendar';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import type { DayLine } from './calendar-table';
import { CountyDay, RunningClock } from './clock.entity';

/** The State Council speaks in October or November of the year to come. */
const ANNOUNCED_FROM_MONTH = 10;

/** The special days of a county: the state's, and before them its own. */
@Injectable()
export class CalendarDays {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
  ) {}

  async of(countyCode: string, year: number): Promise<CalendarDay[]> {
    const state = stateDays.filter(({ day }) => day.startsWith(`${year}-`)).map((day) => ({ ...day, source: 'state' as const }));
    const own = (await this.own(countyCode, year)).map(({ day, kind, name }) => ({ day, kind, name, source: 'county' as const }));
    const byDay = new Map<string, CalendarDay>([...state, ...own].map((day) => [day.day, day]));
    return [...byDay.values()].sort((a, b) => a.day.localeCompare(b.day));
  }

  async store(countyCode: string, year: number, lines: readonly DayLine[]): Promise<{ added: number; changed: number; removed: number }> {
    const own = new Map((await this.own(countyCode, year)).map((row) => [row.day, row]));
    const days = this.uow.repo(CountyDay);
    const done = { added: 0, changed: 0, removed: 0 };
    for (const { day, kind, name } of lines) {
      const known = own.get(day);
      if (kind === 'plain') done.removed += (await days.delete({ countyCode, day })).affected ?? 0;
      else if (!known) done.added += (await days.insert({ id: this.ids.next(), countyCode, day, kind, name })).identifiers.length;
      else if (known.kind !== kind || known.name !== name) done.changed += (await days.update({ id: known.id }, { kind, name })).affected ?? 0;
    }
    return done;
  }

  /** From October on the next year is needed too, and every year in which a running clock is due. */
  async missingYears(countyCode: string): Promise<number[]> {
    const now = this.clock.now();
    const next = chinaYear(now) + (chinaMonth(now) >= ANNOUNCED_FROM_MONTH ? 1 : 0);
    const last = Math.max(next, chinaYear((await this.lastDue(countyCode)) ?? now));
    const needed = Array.from({ length: last - chinaYear(now) + 1 }, (_, at) => chinaYear(now) + at);
    const counts = await Promise.all(needed.map(async (year) => (await this.of(countyCode, year)).filter(({ kind }) => kind === 'off').length));
    return needed.filter((_, at) => (counts[at] ?? 0) < LEAST_DAYS_OFF);
  }

  private own(countyCode: string, year: number): Promise<CountyDay[]> {
    return this.uow.repo(CountyDay).findBy({ countyCode, day: Between(`${year}-01-01`, `${year}-12-31`) });
  }

  private async lastDue(countyCode: string): Promise<number | null> {
    const villageIds = (await this.regions.villagesUnder(countyCode)).map(({ id }) => id);
    if (villageIds.length === 0) return null;
    const live = { villageId: In(villageIds), endedAt: IsNull(), dueAt: Not(IsNull()) };
    const last = await this.uow.repo(RunningClock).findOne({ select: { id: true, dueAt: true }, where: live, order: { dueAt: 'DESC' } });
    return last?.dueAt ?? null;
  }
}
