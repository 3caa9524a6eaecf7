import { Injectable } from '@nestjs/common';
import type { Rank } from '../../../../shared/domain/standings';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordEntry, RecordQuarter } from './record.entity';

/** A village whose quarter has got entries. */
export interface ChangedQuarter {
  villageId: string;
  quarter: string;
}

export interface HouseholdStanding {
  /** Whole points earned in the quarter. */
  points: number;
  /** Among the households with an act that stands; null where this one has none. */
  group: Rank | null;
  village: Rank | null;
}

interface Places {
  inVillage: number | string;
  aboveInVillage: number | string | null;
  inGroup: number | string | null;
  aboveInGroup: number | string | null;
}

const PLACES = `
  SELECT COUNT(*) AS inVillage, SUM(CASE WHEN points > ? THEN 1 ELSE 0 END) AS aboveInVillage,
    SUM(CASE WHEN group_no = ? THEN 1 ELSE 0 END) AS inGroup, SUM(CASE WHEN group_no = ? AND points > ? THEN 1 ELSE 0 END) AS aboveInGroup
  FROM record_quarter WHERE village_id = ? AND quarter = ? AND acts > 0`;

const place = (above: Places['aboveInGroup'], of: Places['inGroup']): Rank => ({ rank: 1 + Number(above ?? 0), of: Number(of ?? 0) });

/** Where a household stands in its village, and which villages have something new. */
@Injectable()
export class RecordStandings {
  constructor(private readonly uow: UnitOfWork) {}

  /** Counted in the database: one row comes back however many households there are. */
  async ofHousehold(villageId: string, quarter: string, householdId: string, groupNo: number): Promise<HouseholdStanding> {
    const mine = await this.uow.repo(RecordQuarter).findOneBy({ villageId, quarter, householdId });
    if (!mine || mine.acts <= 0) return { points: mine?.points ?? 0, group: null, village: null };
    const [row] = await this.uow.query<Places>(PLACES, [mine.points, groupNo, groupNo, mine.points, villageId, quarter]);
    const { inVillage, aboveInVillage, inGroup, aboveInGroup } = row!;
    return { points: mine.points, group: place(aboveInGroup, inGroup), village: place(aboveInVillage, inVillage) };
  }

  /** What came after an entry, by id; `last` is null when nothing did. */
  async changedAfter(entryId: string, limit: number): Promise<{ changed: ChangedQuarter[]; last: string | null }> {
    const rows = await this.uow.repo(RecordEntry).createQueryBuilder('e')
      .select('e.id', 'id').addSelect('e.villageId', 'villageId').addSelect('e.quarter', 'quarter')
      .where('e.id > :entryId', { entryId }).orderBy('e.id').limit(limit).getRawMany<ChangedQuarter & { id: string }>();
    const changed = new Map(rows.map(({ villageId, quarter }) => [`${villageId} ${quarter}`, { villageId, quarter }]));
    return { changed: [...changed.values()], last: rows.at(-1)?.id ?? null };
  }
}
