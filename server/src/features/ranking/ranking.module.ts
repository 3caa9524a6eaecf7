import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { RankIndex } from './rank-index.service';
import { RankingCount } from './ranking-count.service';
import { RankingJobs } from './ranking.jobs';
import { Rankings } from './rankings.service';

/** Places of villages and households among all of the country, kept beside the record. */
@Module({
  imports: [HouseholdModule, RecordModule, RegionModule],
  providers: [RankIndex, RankingCount, RankingJobs, Rankings],
  exports: [Rankings, RankingCount],
})
export class RankingModule {}
