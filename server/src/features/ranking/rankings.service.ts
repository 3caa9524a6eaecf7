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

/** One walk along the county's part of an index: it has some hundred villages, and its towns are in it. COUNT, not SUM: MariaDB sums in decimals. */
const VILLAGE = `
  SELECT MAX(v.share) AS share, MAX(v.per_household) AS perHousehold, MAX(v.score) AS score, COUNT(*) AS countyOf,
    COUNT(CASE WHEN o.score > v.score THEN 1 END) AS countyAbove, COUNT(CASE WHEN o.town_code = v.town_code THEN 1 END) AS townOf,
    COUNT(CASE WHEN o.town_code = v.town_code AND o.score > v.score THEN 1 END) AS townAbove
  FROM village_quarter v JOIN village_quarter o ON o.quarter = v.quarter AND o.county_code = v.county_code
  WHERE v.village_id = ? AND v.quarter = ? AND v.score IS NOT NULL AND o.score IS NOT NULL`;

type VillageRow = Record<'share' | 'perHousehold' | 'score' | 'townOf' | 'townAbove' | 'countyOf' | 'countyAbove', number | string>;

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
    if (!row || Number(row.countyOf) === 0) return null;
    const { share, perHousehold, score, townOf, townAbove, countyOf, countyAbove } = row;
    const country = await this.index.rankOf('villages', quarter, Number(score));
    return { quarter, share: Number(share), perHousehold: Number(perHousehold), town: place(townAbove, townOf), county: place(countyAbove, countyOf), country };
  }

  /** Among all households of the country with an act that stands. */
  async ofHousehold(villageId: string, quarter: string, householdId: string): Promise<Rank | null> {
    const row = await this.uow.repo(HouseholdRank).findOneBy({ villageId, quarter, householdId });
    return row && this.index.rankOf('households', quarter, row.score);
  }
}
