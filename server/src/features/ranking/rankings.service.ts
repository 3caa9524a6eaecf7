import { Injectable } from '@nestjs/common';
import type { Rank } from '../../../../shared/domain/standings';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RankIndex } from './rank-index.service';
import { HouseholdRank, VillageQuarter } from './ranking.entity';

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

type Around = 'town_code' | 'county_code';
const placeSql = (around: Around): string =>
  `SELECT COUNT(*) AS ranked, COUNT(CASE WHEN score > ? THEN 1 END) AS above FROM village_quarter WHERE quarter = ? AND ${around} = ? AND score IS NOT NULL`;

/** Where a village and a household stand; behind the record by a minute at most. */
@Injectable()
export class Rankings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly index: RankIndex,
  ) {}

  /** Null as long as nothing stands in the quarter. */
  async ofVillage(villageId: string, quarter: string): Promise<VillageRanks | null> {
    const row = await this.uow.repo(VillageQuarter).findOneBy({ villageId, quarter });
    if (!row || row.score === null) return null;
    const { share, perHousehold, score, townCode, countyCode } = row;
    return {
      quarter, share, perHousehold,
      town: await this.placeAround('town_code', townCode, quarter, score),
      county: await this.placeAround('county_code', countyCode, quarter, score),
      country: await this.index.rankOf('villages', quarter, score),
    };
  }

  /** Among all households of the country with an act that stands. */
  async ofHousehold(villageId: string, quarter: string, householdId: string): Promise<Rank | null> {
    const row = await this.uow.repo(HouseholdRank).findOneBy({ villageId, quarter, householdId });
    return row && this.index.rankOf('households', quarter, row.score);
  }

  /** A county has some hundred villages: the index counts them. */
  private async placeAround(around: Around, code: string, quarter: string, score: number): Promise<Rank> {
    const [row] = await this.uow.query<{ ranked: number | string; above: number | string | null }>(placeSql(around), [score, quarter, code]);
    return { rank: 1 + Number(row?.above ?? 0), of: Number(row?.ranked ?? 0) };
  }
}
