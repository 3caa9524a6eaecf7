import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { ReportLine, ReportState } from '../../../../shared/domain/report-states';
import { Bool, Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';
import type { StoredPlace } from './report.place';

/** A sanitation or repair report (随手拍、报修). */
@Entity('report')
@Index(['villageId', 'submittedAt', 'id'])
@Index(['villageId', 'state', 'dueAt'])
@Index(['reporterId', 'submittedAt', 'id'])
@Index(['assigneeId', 'state'])
@Index(['villageId', 'facilityId', 'submittedAt'])
@Index(['villageId', 'recheckAt'])
@Index(['mergedIntoId'])
export class Report implements StoredPlace {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(12) number: string;
  @Str(20) kind: string;
  @Str(20) state: ReportState;
  @Int({ nullable: true }) groupNo: number | null;
  @Str(60) placeWords: string;
  /** WGS-84, integer microdegrees. */
  @Int({ nullable: true }) latE6: number | null;
  @Int({ nullable: true }) lngE6: number | null;
  @Int({ nullable: true }) rawLatE6: number | null;
  @Int({ nullable: true }) rawLngE6: number | null;
  @Str(5, { nullable: true }) rawSystem: 'gcj02' | 'wgs84' | null;
  /** What people write here is shorter; other systems send up to 4,000 characters. */
  @Str(4700, { default: '' }) description: string;
  @Json() photoIds: string[];
  @Json() afterPhotoIds: string[];
  @Ref() reporterId: string;
  /** The reporter's household in this village when they reported. */
  @Ref({ nullable: true }) reporterHouseholdId: string | null;
  @Int({ nullable: true }) reporterGroupNo: number | null;
  @Bool() showName: boolean;
  @Ref({ nullable: true }) assigneeId: string | null;
  @Time() submittedAt: number;
  @Time() dueAt: number;
  @Time() stateAt: number;
  @Time({ nullable: true }) endedAt: number | null;
  @Int() version: number;
  /** Questions of the kind with their answers, in the words of that day: a county may change its questions. */
  @Json({ nullable: true }) answers: { label: string; value: string }[] | null;
  @Json({ nullable: true }) voiceIds: string[] | null;
  @Ref({ nullable: true }) facilityId: string | null;
  @Str(12, { default: 'app' }) channel: ReportChannel;
  @Str(10, { default: 'passed' }) checkState: CheckState;
  /** Taken out of everybody's sight by a moderator. */
  @Time({ nullable: true }) hiddenAt: number | null;
  @Str(200, { nullable: true }) hiddenReason: string | null;
  @Bool({ default: false }) isUrgent: boolean;
  @Str(30, { nullable: true }) forwardedTo: string | null;
  @Time({ nullable: true }) resurfaceAt: number | null;
  @Ref({ nullable: true }) mergedIntoId: string | null;
  /** Relapse watch: the place is to be looked at again. */
  @Time({ nullable: true }) recheckAt: number | null;
  /** The closed report whose place was found dirty again by this one. */
  @Ref({ nullable: true }) relapseOfId: string | null;
  @Int({ default: 0 }) reopened: number;
  @Int({ default: 0 }) relapses: number;
  /** Which closing the record counts next: 2 after the entries of the first were reversed. */
  @Int({ default: 1 }) turn: number;
  /** Running count of `report_follow`. */
  @Int({ default: 0 }) followers: number;
  /** First act of a person of the village or the town. */
  @Time({ nullable: true }) respondedAt: number | null;
  @Time({ nullable: true }) fixedAt: number | null;
  @Str(10, { nullable: true }) closedBy: ClosedBy | null;
}

/** How it reached us; `reporter` is whoever typed it in. */
export type ReportChannel = 'app' | 'duty-line' | 'on-behalf' | 'slip' | 'open311';
/** Who said that it is fixed; `nobody`: the time ran out. */
export type ClosedBy = 'reporter' | 'village' | 'nobody';

/** One line of a report's timeline. */
@Entity('report_step')
@Index(['reportId', 'at', 'id'])
export class ReportStepRow {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() reportId: string;
  @Time() at: number;
  @Str(20) move: ReportLine;
  /** Empty: nobody, it happened by itself. */
  @Ref() actorId: string;
  @Str(100) words: string;
  @Str(200) note: string;
  @Json() photoIds: string[];
  @Str(10, { default: 'passed' }) checkState: CheckState;
}

/** Somebody who saw it too (我也看到了), or the reporter of a report that was merged into this one. */
@Entity('report_follow')
@Index(['reportId', 'memberId'], { unique: true })
@Index(['memberId', 'at', 'id'])
export class ReportFollow {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() reportId: string;
  @Ref() memberId: string;
  /** The merged report through which they came, and with which they leave again. */
  @Ref({ nullable: true }) viaReportId: string | null;
  @Time() at: number;
}

/** Running number of reports in a village and month. */
@Entity('report_counter')
export class ReportCounter {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 4 }) month: string;
  @Int() last: number;
}
