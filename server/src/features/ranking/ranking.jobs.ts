import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { decodeTime, encodeTime } from 'ulid';
import { quarterOf } from '../../../../shared/domain/quarters';
import { Clock } from '../../core/clock/clock';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { RecordStandings } from '../record/record-standings.service';
import { RankCursor, VillageQuarter } from './ranking.entity';
import { RankingCount } from './ranking-count.service';

const FOLLOW = 'ranking.follow';
const SWEEP = 'ranking.sweep';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A unit of work may commit an id later than a newer one, and servers' clocks differ: what lies this near is looked at again. */
const OVERLAP_MS = 5 * MINUTE_MS;
const CURSOR = 'entries';
const PART = 2_000;

/** Each minute, on one of the servers: recounts the villages whose record has grown. Once a day all of the quarter, since households come and go. */
@Injectable()
export class RankingJobs implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly standings: RecordStandings,
    private readonly count: RankingCount,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.planNext(FOLLOW, MINUTE_MS);
    await this.planNext(SWEEP, DAY_MS);
  }

  @HandlesJob(FOLLOW)
  async follow(): Promise<void> {
    await this.planNext(FOLLOW, MINUTE_MS);
    let after = before(await this.cursor());
    for (;;) {
      const { changed, last } = await this.standings.changedAfter(after, PART);
      for (const { villageId, quarter } of changed) await this.count.recount(villageId, quarter);
      if (last === null) return;
      await this.moveTo((after = last));
    }
  }

  @HandlesJob(SWEEP)
  async sweep(): Promise<void> {
    await this.planNext(SWEEP, DAY_MS);
    const quarter = quarterOf(this.clock.now());
    for (let after = ''; ;) {
      const villages = await this.villagesAfter(quarter, after);
      for (const villageId of villages) await this.count.recount(villageId, quarter);
      if (villages.length < PART) return;
      after = villages.at(-1)!;
    }
  }

  private async villagesAfter(quarter: string, after: string): Promise<string[]> {
    const query = this.uow.repo(VillageQuarter).createQueryBuilder('v').select('v.villageId', 'villageId');
    const rows = await query.where('v.quarter = :quarter AND v.villageId > :after', { quarter, after }).orderBy('v.villageId').limit(PART).getRawMany<{ villageId: string }>();
    return rows.map(({ villageId }) => villageId);
  }

  private async cursor(): Promise<string> {
    return (await this.uow.repo(RankCursor).findOneBy({ id: CURSOR }))?.entryId ?? '';
  }

  /** It only grows, also when two servers follow at once. */
  private moveTo(entryId: string): Promise<void> {
    return this.uow.run(async () => {
      if ((await this.uow.execute('UPDATE rank_cursor SET entry_id = CASE WHEN entry_id < ? THEN ? ELSE entry_id END WHERE id = ?', [entryId, entryId, CURSOR])) === 1) return;
      await this.uow.repo(RankCursor).insert({ id: CURSOR, entryId }).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
    });
  }

  /** The minute or day is the key: however many servers plan it, it is done once. */
  private planNext(job: string, everyMs: number): Promise<void> {
    const next = Math.floor(this.clock.now() / everyMs) + 1;
    return this.jobs.enqueue(job, {}, { runAt: next * everyMs, key: `${job}:${next}` });
  }
}

/** The least id of the time this much before the one given; ids sort by their time. */
const before = (entryId: string): string => (entryId === '' ? '' : encodeTime(Math.max(0, decodeTime(entryId) - OVERLAP_MS), 10));
