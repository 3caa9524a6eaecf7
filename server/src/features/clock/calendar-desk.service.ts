import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { clockErrors, type CalendarView, type DaysImported, type SaveHours } from '../../../../shared/contract/clock';
import { usualClimb } from '../../../../shared/domain/running-clock';
import { hasOpenHours, usualHours } from '../../../../shared/domain/work-calendar';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import { Jobs } from '../../core/jobs/jobs';
import { RegionService } from '../region/region.service';
import { CalendarDays } from './calendar-days.service';
import { assertMayManage } from './calendar.policy';
import { daysTable, readDays } from './calendar-table';
import { CountyHours } from './clock.entity';
import { RECOMPUTE_COUNTY } from './clock-recompute.jobs';

type Hours = z.output<typeof SaveHours>;

/** A county nobody has changed: version 0, no row. */
const untouched = {
  hours: usualHours.map((intervals) => [...intervals]), townAfterMinutes: usualClimb.town, countyAfterMinutes: usualClimb.county, version: 0,
};

/** The county's work calendar, as its officers read and change it. */
@Injectable()
export class CalendarDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly regions: RegionService,
    private readonly days: CalendarDays,
  ) {}

  async read(me: Caller, countyCode: string, year: number): Promise<CalendarView> {
    assertMayManage(me, countyCode);
    return this.view(countyCode, year);
  }

  saveHours(me: Caller, countyCode: string, year: number, { version, ...hours }: Hours): Promise<CalendarView> {
    assertMayManage(me, countyCode);
    if (!hasOpenHours(hours.hours)) return refuse(clockErrors, 'CALENDAR_NEVER_OPEN');
    if (hours.countyAfterMinutes < hours.townAfterMinutes) return refuse(clockErrors, 'CALENDAR_CLIMB_BACKWARDS');
    return this.uow.run(async () => {
      const current = await this.lockHours(countyCode);
      if (current.version !== version + 1) refuseCommon('CHANGED_MEANWHILE');
      await this.uow.repo(CountyHours).update({ countyCode }, hours);
      await this.announce(me, 'calendar.hours', countyCode, { ...hours });
      return this.view(countyCode, year);
    });
  }

  async importDays(me: Caller, countyCode: string, year: number, file: UploadedStream): Promise<z.infer<typeof DaysImported>> {
    assertMayManage(me, countyCode);
    const lines = await readDays(await buffer(file.stream), year);
    return this.uow.run(async () => {
      await this.lockHours(countyCode);
      const done = await this.days.store(countyCode, year, lines);
      await this.announce(me, 'calendar.days', countyCode, { year, ...done });
      return { ...done, calendar: await this.view(countyCode, year) };
    });
  }

  async table(countyCode: string, year: number): Promise<{ name: string; bytes: Buffer }> {
    const { name } = await this.county(countyCode);
    return { name: `${name}${year}年节假日`, bytes: await daysTable(year, await this.days.of(countyCode, year)) };
  }

  private async view(countyCode: string, year: number): Promise<CalendarView> {
    const { name } = await this.county(countyCode);
    const { hours, townAfterMinutes, countyAfterMinutes, version } = (await this.uow.repo(CountyHours).findOneBy({ countyCode })) ?? untouched;
    const days = await this.days.of(countyCode, year);
    const missingYears = await this.days.missingYears(countyCode);
    return { countyCode, countyName: name, year, hours, townAfterMinutes, countyAfterMinutes, days, missingYears, version };
  }

  private async county(countyCode: string): Promise<{ name: string }> {
    const region = await this.regions.byCode(countyCode);
    return region?.level === 'county' ? region : refuseCommon('NOT_FOUND');
  }

  /** The row, made if need be, locked and a version older: no two changes of a calendar cross. */
  private async lockHours(countyCode: string): Promise<CountyHours> {
    await this.county(countyCode);
    const hours = this.uow.repo(CountyHours);
    const lock = async () => (await hours.update({ countyCode }, { version: () => 'version + 1' })).affected === 1;
    if (!(await lock()) && !(await this.insertHours(countyCode))) await lock();
    return hours.findOneByOrFail({ countyCode });
  }

  private async insertHours(countyCode: string): Promise<boolean> {
    try {
      await this.uow.repo(CountyHours).insert({ ...untouched, countyCode, version: 1 });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private async announce(me: Caller, action: string, countyCode: string, details: Record<string, unknown>): Promise<void> {
    await this.audit.note(me, { action, villageId: null, subject: `county:${countyCode}`, details });
    await this.jobs.enqueue(RECOMPUTE_COUNTY, { countyCode });
  }
}
