import { Injectable } from '@nestjs/common';
import type { Rank } from '../../../../shared/domain/standings';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordEntry } from './record.entity';

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
  points: number;
  acts: number;
  inVillage: number | string;
  aboveInVillage: number | string;
  inGroup: number | string;
  aboveInGroup: number | string;
}

/** `m` is the household's own row, `o` those of its village with an act that stands. */
const PLACES = `
  SELECT m.points AS points, m.acts AS acts, COUNT(o.acts) AS inVillage, COUNT(CASE WHEN o.points > m.points THEN 1 END) AS aboveInVillage,
    COUNT(CASE WHEN o.group_no = ? THEN 1 END) AS inGroup, COUNT(CASE WHEN o.group_no = ? AND o.points > m.points THEN 1 END) AS aboveInGroup
  FROM record_quarter m LEFT JOIN record_quarter o ON o.village_id = m.village_id AND o.quarter = m.quarter AND o.acts > 0
  WHERE m.village_id = ? AND m.quarter = ? AND m.household_id = ? GROUP BY m.points, m.acts`;

const place = (above: Places['aboveInGroup'], of: Places['inGroup']): Rank => ({ rank: 1 + Number(above), of: Number(of) });

/** Where a household stands in its village, and which villages have something new. */
@Injectable()
export class RecordStandings {
  constructor(private readonly uow: UnitOfWork) {}

  /** Counted in the database, by one statement: one row comes back however many households there are. */
  async ofHousehold(villageId: string, quarter: string, householdId: string, groupNo: number): Promise<HouseholdStanding> {
    const [mine] = await this.uow.query<Places>(PLACES, [groupNo, groupNo, villageId, quarter, householdId]);
    if (!mine || mine.acts <= 0) return { points: mine?.points ?? 0, group: null, village: null };
    const { points, inVillage, aboveInVillage, inGroup, aboveInGroup } = mine;
    return { points, group: place(aboveInGroup, inGroup), village: place(aboveInVillage, inVillage) };
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
