import { Module } from '@nestjs/common';
import { ChecklistModule } from '../checklist/checklist.module';
import { ContentCheckModule } from '../content-check/content-check.module';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { ComparableRounds } from './comparable-rounds.service';
import { DoorCorrections } from './door-corrections.service';
import { DoorHelpers } from './door-helpers.service';
import { DoorOwners } from './door-owners.service';
import { DoorHolds } from './door-holds.service';
import { DoorResults } from './door-results.service';
import { DoorSums } from './door-sums.service';
import { DoorTally } from './door-tally.service';
import { DoorVisits } from './door-visits.service';
import { FinaliseRound } from './finalise-round.job';
import { HygieneController } from './hygiene.controller';
import { HygieneDesk } from './hygiene-desk.service';
import { HygieneStandings } from './hygiene-standing.service';
import { RoundChecklists } from './round-checklists.service';
import { Kin } from './kin.service';
import { RoundInvitations } from './round-invitations.service';
import { RoundMeans } from './round-means.service';
import { RoundOpening } from './round-opening.service';
import { RoundPlanController } from './round-plan.controller';
import { RoundPlans } from './round-plans.service';
import { RoundReader } from './round-reader.service';
import { RoundStart } from './round-start.service';
import { RoundTeams } from './round-teams.service';
import { RoundWorkReader } from './round-work.service';
import { RoundService } from './round.service';
import { SampleDraws } from './sample-draws.service';
import { SheetFiling } from './sheet-filing.service';
import { SheetReader } from './sheet-reader.service';
import { SheetService } from './sheet.service';

@Module({
  imports: [ChecklistModule, ContentCheckModule, HouseholdModule, MemberModule, NoticeModule, PhotoModule, RecordModule, RegionModule],
  controllers: [HygieneController, RoundPlanController],
  providers: [
    RoundOpening, RoundService, RoundStart, RoundPlans, RoundTeams, RoundInvitations, RoundReader, RoundWorkReader, RoundChecklists, RoundMeans, SampleDraws, Kin,
    SheetService, SheetReader, SheetFiling, DoorVisits, DoorTally, DoorResults, DoorCorrections, DoorHelpers, DoorOwners, DoorHolds, DoorSums, ComparableRounds,
    HygieneStandings, HygieneDesk, FinaliseRound,
  ],
  exports: [RoundOpening, RoundService, SheetService, DoorResults, DoorHelpers, DoorOwners, DoorHolds, DoorSums, ComparableRounds, HygieneStandings, HygieneDesk, Kin],
})
export class HygieneModule {}
