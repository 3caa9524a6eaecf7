import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, type FindOptionsWhere } from 'typeorm';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { RegionService } from '../region/region.service';
import { ClockOwners } from './clock-owners.service';
import { ClockRule, RunningClock } from './clock.entity';
import { settled } from './clock.times';
import { WorkCalendars } from './work-calendars.service';

export const RECOMPUTE_RULE = 'clock.recompute-rule';
export const RECOMPUTE_COUNTY = 'clock.recompute-county';

const BATCH = 100;
const VILLAGES_AT_ONCE = 50;

/** Brings running clocks into line with a changed rule or calendar. Done again, it changes nothing; what rang does not ring again. */
@Injectable()
export class ClockRecompute {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly calendars: WorkCalendars,
    private readonly owners: ClockOwners,
  ) {}

  /** The limit is read when the job runs, so that of two changes the later holds in whatever order the jobs come. */
  @HandlesJob(RECOMPUTE_RULE)
  async rule({ ruleKey }: { ruleKey: string }): Promise<void> {
    const limitMinutes = async () => (await this.uow.repo(ClockRule).findOneByOrFail({ ruleKey })).limitMinutes;
    await this.each({ ruleKey }, async (row) => ({ ...row, limitMinutes: await limitMinutes() }));
  }

  @HandlesJob(RECOMPUTE_COUNTY)
  async county({ countyCode }: { countyCode: string }): Promise<void> {
    const villageIds = (await this.regions.villagesUnder(countyCode)).map(({ id }) => id);
    for (let from = 0; from < villageIds.length; from += VILLAGES_AT_ONCE) {
      await this.each({ villageId: In(villageIds.slice(from, from + VILLAGES_AT_ONCE)) }, (row) => Promise.resolve(row));
    }
  }

  private async each(where: FindOptionsWhere<RunningClock>, change: (row: RunningClock) => Promise<RunningClock>): Promise<void> {
    for (let after = ''; ; ) {
      const ids = await this.liveIds(where, after);
      for (const id of ids) await this.recompute(id, change);
      const last = ids.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }

  private async liveIds(where: FindOptionsWhere<RunningClock>, after: string): Promise<string[]> {
    const live = { ...where, endedAt: IsNull(), id: MoreThan(after) };
    const found = await this.uow.repo(RunningClock).find({ select: { id: true }, where: live, order: { id: 'ASC' }, take: BATCH });
    return found.map(({ id }) => id);
  }

  /** One clock, in a unit of work of its own with its owner. */
  private recompute(id: string, change: (row: RunningClock) => Promise<RunningClock>): Promise<void> {
    return this.uow.run(async () => {
      const { affected } = await this.uow.repo(RunningClock).update({ id, endedAt: IsNull() }, { version: () => 'version + 1' });
      if (affected !== 1) return;
      const before = await this.uow.repo(RunningClock).findOneByOrFail({ id });
      const row = await change(before);
      const columns = settled(row, await this.calendars.ofVillage(row.villageId));
      await this.uow.repo(RunningClock).update({ id }, { limitMinutes: row.limitMinutes, ...columns });
      if (columns.dueAt !== before.dueAt) await this.owners.moved(before, columns.dueAt);
    });
  }
}
