import { AuditEntry } from './core/access/audit.entity';
import type { EntityClass } from './core/database/data-source';
import { Idempotency } from './core/http/idempotency.entity';
import { Job } from './core/jobs/job.entity';
import { WeChatPush } from './core/wechat/push/pushed.entity';
import { UploadQuotaRow } from './core/uploads/upload-quota.entity';
import { PhotoRow } from './features/photo/photo.entity';
import { ClockRule, CountyDay, CountyHours, RunningClock } from './features/clock/clock.entity';
import { ChecklistDraft, ChecklistVersion } from './features/checklist/checklist.entity';
import { ContentCheck, ContentCheckPart } from './features/content-check/content-check.entity';
import { DoorChoice, DoorChoiceChange, DoorRuleRow } from './features/door/door.entity';
import { Deed } from './features/deed/deed.entity';
import { DutyAbsence, DutyLineRow, DutyPhone, DutyTableVersion, DutyWeek } from './features/duty/duty.entity';
import { Facility, FacilitySerial, FacilityTableVersion } from './features/facility/facility.entity';
import { Household, HouseholdCode, HouseholdImport, HouseholdImportPart, HouseholdPerson, HouseholdRegisterVersion, HouseholdSerial } from './features/household/household.entity';
import { ReportIntake } from './features/intake/intake.entity';
import { LogAuditResult, LogCheckpoint, LogHead, LogKey, LogTile } from './features/log/log.entity';
import { Appointment } from './features/member/appointment.entity';
import { Follow, VillageFollowerCount } from './features/member/follow.entity';
import { Member, Session } from './features/member/member.entity';
import { Residency } from './features/member/residency.entity';
import { HygieneDoor, HygieneDoorVersion, HygieneRound } from './features/hygiene/hygiene.entity';
import { HygieneKin, HygienePool, HygieneTeam } from './features/hygiene/round-plan.entity';
import { HygieneSheet, HygieneSheetVersion, HygieneVisit } from './features/hygiene/sheet.entity';
import { HygieneBoardRule, HygieneImprovement, HygieneObjection, HygieneObjectionStep } from './features/hygiene-review/hygiene-review.entity';
import { Notice, NoticeCredit, NoticeSetting } from './features/notice/notice.entity';
import { ApiKey, Open311Sender } from './features/open311/open311.entity';
import { RecordObjection } from './features/record-objection/record-objection.entity';
import { PointsExpiryRule } from './features/points/points-expiry.entity';
import { HouseholdChange } from './features/household-change/household-change.entity';
import { HouseholdRank, RankBucket, RankCursor, VillageQuarter } from './features/ranking/ranking.entity';
import { RecordEntry, RecordHolder, RecordPerson, RecordQuarter, RecordSeal } from './features/record/record.entity';
import { RecordErasureRow } from './features/record/record-erasure.entity';
import { RedemptionGood, RedemptionMovement, RedemptionOrder, RedemptionQuarter, RedemptionSetting, RedemptionTally } from './features/redemption/redemption.entity';
import { RecordRuleRow } from './features/record-rule/record-rule.entity';
import { Report, ReportCounter, ReportFollow, ReportStepRow } from './features/report/report.entity';
import { ReportKindVersion } from './features/report-kind/report-kind.entity';
import { Post } from './features/post/post.entity';
import { Region, RegionName } from './features/region/region.entity';
import { VillageProfile } from './features/village/village-profile.entity';
import { VoiceRow } from './features/voice/voice.entity';

/** Every table of the server; `test/migration` compares the list with the migrations. */
export const entities: readonly EntityClass[] = [
  ApiKey,
  Appointment,
  AuditEntry,
  ChecklistDraft,
  ChecklistVersion,
  ClockRule,
  CountyDay,
  CountyHours,
  ContentCheck,
  ContentCheckPart,
  DoorChoice,
  DoorChoiceChange,
  DoorRuleRow,
  Deed,
  DutyAbsence,
  DutyLineRow,
  DutyPhone,
  DutyTableVersion,
  DutyWeek,
  Facility,
  FacilitySerial,
  FacilityTableVersion,
  Follow,
  Household,
  HouseholdChange,
  HouseholdCode,
  HouseholdImport,
  HouseholdImportPart,
  HouseholdPerson,
  HouseholdRank,
  HouseholdRegisterVersion,
  HygieneBoardRule,
  HygieneImprovement,
  HygieneObjection,
  HygieneObjectionStep,
  HouseholdSerial,
  HygieneRound,
  HygieneDoor,
  HygieneDoorVersion,
  HygieneSheet,
  HygieneSheetVersion,
  HygieneVisit,
  HygieneTeam,
  HygienePool,
  HygieneKin,
  Idempotency,
  Job,
  LogAuditResult,
  LogCheckpoint,
  LogHead,
  LogKey,
  LogTile,
  Member,
  Notice,
  NoticeCredit,
  NoticeSetting,
  Open311Sender,
  PhotoRow,
  PointsExpiryRule,
  Post,
  RankBucket,
  RankCursor,
  RecordEntry,
  RecordErasureRow,
  RecordHolder,
  RecordObjection,
  RecordPerson,
  RecordQuarter,
  RecordRuleRow,
  RecordSeal,
  RedemptionGood,
  RedemptionMovement,
  RedemptionOrder,
  RedemptionQuarter,
  RedemptionSetting,
  RedemptionTally,
  Region,
  RegionName,
  Report,
  ReportCounter,
  ReportFollow,
  ReportIntake,
  ReportKindVersion,
  ReportStepRow,
  Residency,
  RunningClock,
  Session,
  UploadQuotaRow,
  VillageFollowerCount,
  VillageProfile,
  VillageQuarter,
  VoiceRow,
  WeChatPush,
];
