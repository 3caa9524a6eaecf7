import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReportKindId } from '../../../../shared/domain/report-kinds';
import type { ReportMove, ReportState } from '../../../../shared/domain/report-states';
import { Bool, Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';
import type { StoredPlace } from './report.place';

/** A sanitation or repair report (随手拍、报修). */
@Entity('report')
@Index(['villageId', 'submittedAt', 'id'])
@Index(['villageId', 'state', 'dueAt'])
@Index(['reporterId', 'submittedAt', 'id'])
@Index(['assigneeId', 'state'])
export class Report implements StoredPlace {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(12) number: string;
  @Str(20) kind: ReportKindId;
  @Str(20) state: ReportState;
  @Int({ nullable: true }) groupNo: number | null;
  @Str(60) placeWords: string;
  /** WGS-84, integer microdegrees. */
  @Int({ nullable: true }) latE6: number | null;
  @Int({ nullable: true }) lngE6: number | null;
  @Int({ nullable: true }) rawLatE6: number | null;
  @Int({ nullable: true }) rawLngE6: number | null;
  @Str(5, { nullable: true }) rawSystem: 'gcj02' | 'wgs84' | null;
  @Str(500) description: string;
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
}

/** One line of a report's timeline. */
@Entity('report_step')
@Index(['reportId', 'at', 'id'])
export class ReportStepRow {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() reportId: string;
  @Time() at: number;
  @Str(20) move: ReportMove | 'submit';
  @Ref() actorId: string;
  @Str(100) words: string;
  @Str(200) note: string;
  @Json() photoIds: string[];
}

/** Running number of reports in a village and month. */
@Entity('report_counter')
export class ReportCounter {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'varchar', length: 4 }) month: string;
  @Int() last: number;
}
