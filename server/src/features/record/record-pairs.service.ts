import { Injectable } from '@nestjs/common';
import type { recordRoutes } from '../../../../shared/contract/record';
import { PAIR_WATCH, pairsWorthALook, type Closing, type Pair } from '../../../../shared/domain/record-pairs';
import type { OutputOf } from '../../../../shared/route';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Members } from '../member/members.service';
import { RecordEntry, RecordPerson } from './record.entity';

/** The newest closings that are looked at, and how much of the list is shown. */
const MAX_CLOSINGS = 5000;
const MAX_PAIRS = 50;
const MAX_SOURCES = 5;

type PairsView = OutputOf<typeof recordRoutes.pairs>;

/** Two friends who report and fix for each other, as a list for the secretary: nothing is decided by the machine. */
@Injectable()
export class RecordPairs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly members: Members,
  ) {}

  async list(villageId: string): Promise<PairsView> {
    const pairs = pairsWorthALook(await this.closings(villageId)).slice(0, MAX_PAIRS);
    const names = await this.members.nameOf([...new Set(pairs.flatMap(({ personIds }) => personIds))], villageId);
    return { days: PAIR_WATCH.days, items: pairs.map((pair) => toPairView(pair, names)) };
  }

  /** Every accepted fix that stands, with the confirmed report it belongs to; a place that relapsed was fixed twice for one report. */
  private async closings(villageId: string): Promise<Closing[]> {
    const rows = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .innerJoin(RecordEntry, 'w', `w.sourceId = e.sourceId AND w.act = 'fix-accepted' AND w.reversalOf IS NULL`)
      .innerJoin(RecordPerson, 'ep', 'ep.entryId = e.id')
      .innerJoin(RecordPerson, 'wp', 'wp.entryId = w.id')
      .leftJoin(RecordEntry, 'r', 'r.villageId = e.villageId AND r.reversalOf = e.id')
      .leftJoin(RecordEntry, 'wr', 'wr.villageId = w.villageId AND wr.reversalOf = w.id')
      .select('ep.memberId', 'reporterId').addSelect('wp.memberId', 'workerId').addSelect('e.sourceId', 'sourceId')
      .addSelect('e.points', 'points').addSelect('w.points', 'fixPoints').addSelect('w.at', 'at')
      .where(`e.villageId = :villageId AND e.act = 'report-confirmed' AND e.reversalOf IS NULL AND r.id IS NULL AND wr.id IS NULL`, { villageId })
      .andWhere('ep.memberId IS NOT NULL AND wp.memberId IS NOT NULL AND w.at >= :from', { from: this.clock.now() - PAIR_WATCH.days * 86_400_000 })
      .orderBy('w.at', 'DESC').addOrderBy('w.id', 'DESC').limit(MAX_CLOSINGS).getRawMany<Closing & { fixPoints: number }>();
    const seen = new Set<string>();
    return rows.map(({ fixPoints, points, at, ...row }) => {
      const own = seen.has(row.sourceId) ? 0 : Number(points);
      seen.add(row.sourceId);
      return { ...row, points: Number(fixPoints) + own, at: Number(at) };
    });
  }
}

function toPairView({ personIds, together, ofAll, points, lastAt, sourceIds }: Pair, names: ReadonlyMap<string, string>): PairsView['items'][number] {
  return {
    people: personIds.map((memberId) => ({ memberId, name: names.get(memberId) ?? '已注销的人' })),
    together, ofAll, points, lastAt: new Date(lastAt).toISOString(), reportIds: [...new Set(sourceIds)].slice(0, MAX_SOURCES),
  };
}
