import { Injectable } from '@nestjs/common';
import type { Rank } from '../../../../shared/domain/standings';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RankIndex } from './rank-index.service';
import { HouseholdRank } from './ranking.entity';

export interface VillageRanks {
  quarter: string;
  /** Basis points of its households that took part. */
  share: number;
  /** Hundredths of a point for each household. */
  perHousehold: number;
  town: Rank;
  county: Rank;
  country: Rank;
}

/** One statement: a county has some hundred villages, and the index counts them. */
const around = (column: 'town_code' | 'county_code', better = ''): string =>
  `(SELECT COUNT(*) FROM village_quarter o WHERE o.quarter = v.quarter AND o.${column} = v.${column} AND o.score ${better || 'IS NOT NULL'})`;
const VILLAGE = `
  SELECT share, per_household AS perHousehold, score, ${around('town_code')} AS townOf, ${around('town_code', '> v.score')} AS townAbove,
    ${around('county_code')} AS countyOf, ${around('county_code', '> v.score')} AS countyAbove
  FROM village_quarter v WHERE village_id = ? AND quarter = ?`;

interface VillageRow extends Record<'townOf' | 'townAbove' | 'countyOf' | 'countyAbove', number | string> {
  share: number;
  perHousehold: number;
  score: number | null;
}

const place = (above: number | string, of: number | string): Rank => ({ rank: 1 + Number(above), of: Number(of) });

/** Where a village and a household stand; behind the record by a minute at most. */
@Injectable()
export class Rankings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly index: RankIndex,
  ) {}

  /** Null as long as nothing stands in the quarter. */
  async ofVillage(villageId: string, quarter: string): Promise<VillageRanks | null> {
    const [row] = await this.uow.query<VillageRow>(VILLAGE, [villageId, quarter]);
    if (!row || row.score === null) return null;
    const { share, perHousehold, score, townOf, townAbove, countyOf, countyAbove } = row;
    const country = await this.index.rankOf('villages', quarter, Number(score));
    return { quarter, share, perHousehold, town: place(townAbove, townOf), county: place(countyAbove, countyOf), country };
  }

  /** Among all households of the country with an act that stands. */
  async ofHousehold(villageId: string, quarter: string, householdId: string): Promise<Rank | null> {
    const row = await this.uow.repo(HouseholdRank).findOneBy({ villageId, quarter, householdId });
    return row && this.index.rankOf('households', quarter, row.score);
  }
}
