import { Entity, Index } from 'typeorm';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { SkipReason } from '../../../../shared/domain/door-visits';
import type { Grade } from '../../../../shared/domain/grades';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';
import type { StoredScore } from './hygiene.entity';

/** What one inspector, or one pair, found behind a door. */
@Entity('hygiene_sheet')
@Index(['doorId', 'slot'], { unique: true })
@Index(['villageId', 'clientKey'], { unique: true })
@Index(['villageId', 'roundId', 'householdId'])
export class HygieneSheet {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() roundId: string;
  @Ref() householdId: string;
  @Ref() doorId: string;
  /** The inspector, or the pair: each has one sheet a door. */
  @Ref() slot: string;
  @Ref() inspectorId: string;
  /** Made on the phone; the same sheet sent again is known by it. */
  @Str(64) clientKey: string;
  @Json() scores: StoredScore[];
  @Str(200) note: string;
  /** Integer hundredths. */
  @Int() total: number;
  @Str(20) grade: Grade;
  /** By the phone's clock. */
  @Time() scoredAt: number;
  @Time() receivedAt: number;
  /** WGS-84, millionths of a degree; only with the inspector's consent. */
  @Int({ nullable: true }) lat: number | null;
  @Int({ nullable: true }) lng: number | null;
  /** Photos and remark are shown to the household only once they have passed. */
  @Str(10) checkState: CheckState;
  @Int() version: number;
}

/** A sheet as it was before it was changed. */
@Entity('hygiene_sheet_version')
@Index(['sheetId', 'version'], { unique: true })
@Index(['villageId', 'clientKey'])
export class HygieneSheetVersion {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() sheetId: string;
  @Int() version: number;
  @Ref() inspectorId: string;
  @Str(64) clientKey: string;
  @Json() scores: StoredScore[];
  @Str(200) note: string;
  @Int() total: number;
  @Str(20) grade: Grade;
  @Time() scoredAt: number;
  @Time() receivedAt: number;
  @Ref() replacedBy: string;
  @Time() replacedAt: number;
}

/** An inspector came and could not score. */
@Entity('hygiene_visit')
@Index(['villageId', 'clientKey'], { unique: true })
@Index(['villageId', 'doorId', 'at'])
export class HygieneVisit {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() roundId: string;
  @Ref() doorId: string;
  @Ref() inspectorId: string;
  @Str(64) clientKey: string;
  @Str(20) reason: SkipReason;
  @Str(200) note: string;
  /** By the phone's clock. */
  @Time() at: number;
  @Time() receivedAt: number;
  @Int({ nullable: true }) lat: number | null;
  @Int({ nullable: true }) lng: number | null;
  @Str(10) checkState: CheckState;
}
