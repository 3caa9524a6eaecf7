import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { RankScope } from '../../../../shared/domain/ranking';
import { Id, Int, Str } from '../../core/database/columns';

/** A village in a quarter as it stands among others; recounted from the running figures of its households. */
@Entity('village_quarter')
@Index(['quarter', 'countyCode', 'score', 'townCode'])
export class VillageQuarter {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 6 }) quarter: string;
  @Str(6) countyCode: string;
  @Str(9) townCode: string;
  @Int() households: number;
  /** Households with an act that stands. */
  @Int() active: number;
  @Int() acts: number;
  /** Whole points. */
  @Int() points: number;
  /** Basis points of its households. */
  @Int() share: number;
  /** Hundredths of a point for each household. */
  @Int() perHousehold: number;
  /** What it is ranked by; null: not ranked, for nothing stands. */
  @Int({ nullable: true }) score: number | null;
  /** How often it was recounted: whoever recounts holds the row. */
  @Int() counted: number;
}

/** The score a household was counted with in the national ranking. */
@Entity('household_rank')
export class HouseholdRank {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 6 }) quarter: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) householdId: string;
  @Int() score: number;
}

/** How many scores lie below a node of the ranking's tree. */
@Entity('rank_bucket')
export class RankBucket {
  @PrimaryColumn({ type: 'varchar', length: 10 }) scope: RankScope;
  @PrimaryColumn({ type: 'varchar', length: 6 }) quarter: string;
  @PrimaryColumn({ type: 'int' }) level: number;
  @PrimaryColumn({ type: 'int' }) bucket: number;
  @Int() n: number;
}

/** How far the rankings have followed the record. */
@Entity('rank_cursor')
export class RankCursor {
  @Id() id: string;
  /** Of the newest entry looked at. */
  @Str(26) entryId: string;
}
