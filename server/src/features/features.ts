import type { ModuleMetadata } from '@nestjs/common';
import { ChecklistModule } from './checklist/checklist.module';
import { ClockModule } from './clock/clock.module';
import { ContentCheckModule } from './content-check/content-check.module';
import { DoorModule } from './door/door.module';
import { DeedModule } from './deed/deed.module';
import { DutyModule } from './duty/duty.module';
import { ErasureModule } from './erasure/erasure.module';
import { FacilityModule } from './facility/facility.module';
import { HouseholdModule } from './household/household.module';
import { HouseholdRecordModule } from './household-record/household-record.module';
import { HouseholdChangeModule } from './household-change/household-change.module';
import { HygieneTablesModule } from './hygiene-tables/hygiene-tables.module';
import { HygieneModule } from './hygiene/hygiene.module';
import { HygieneReviewModule } from './hygiene-review/hygiene-review.module';
import { IntakeModule } from './intake/intake.module';
import { LogModule } from './log/log.module';
import { MemberModule } from './member/member.module';
import { NoticeModule } from './notice/notice.module';
import { Open311Module } from './open311/open311.module';
import { PhotoModule } from './photo/photo.module';
import { PointsModule } from './points/points.module';
import { PostModule } from './post/post.module';
import { RankingModule } from './ranking/ranking.module';
import { RecordObjectionModule } from './record-objection/record-objection.module';
import { RecordModule } from './record/record.module';
import { RecordRuleModule } from './record-rule/record-rule.module';
import { RedemptionModule } from './redemption/redemption.module';
import { RegionModule } from './region/region.module';
import { ReportFiguresModule } from './report-figures/report-figures.module';
import { ReportKindModule } from './report-kind/report-kind.module';
import { ReportModule } from './report/report.module';
import { RuleTrialModule } from './rule-trial/rule-trial.module';
import { VillageModule } from './village/village.module';
import { VoiceModule } from './voice/voice.module';
import { WorkbenchModule } from './workbench/workbench.module';

/** Every area of the village; one module each. */
export const features: NonNullable<ModuleMetadata['imports']> = [
  ChecklistModule,
  ContentCheckModule,
  ClockModule,
  DoorModule,
  DeedModule,
  DutyModule,
  ErasureModule,
  FacilityModule,
  HouseholdChangeModule,
  HouseholdModule,
  HouseholdRecordModule,
  HygieneModule,
  HygieneReviewModule,
  HygieneTablesModule,
  IntakeModule,
  LogModule,
  MemberModule,
  NoticeModule,
  Open311Module,
  PhotoModule,
  PointsModule,
  PostModule,
  RankingModule,
  RecordModule,
  RecordObjectionModule,
  RecordRuleModule,
  RedemptionModule,
  RegionModule,
  ReportFiguresModule,
  ReportKindModule,
  ReportModule,
  RuleTrialModule,
  VillageModule,
  VoiceModule,
  WorkbenchModule,
];
