import { Entity, Index } from 'typeorm';
import type { AbsenceReason } from '../../../../shared/contract/duty';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** One line of a village's responsibility table (责任体系表). */
@Entity('duty_line')
@Index(['villageId', 'lineKey'], { unique: true })
export class DutyLineRow {
  @Id() id: string;
  @Ref() villageId: string;
  /** Area and kind in one, without nulls: unique on both databases, and the order of the table. */
  @Str(80) lineKey: string;
  @Int({ nullable: true }) groupNo: number | null;
  @Ref({ nullable: true }) facilityId: string | null;
  /** Null: all kinds. */
  @Str(40, { nullable: true }) kindId: string | null;
  @Ref() memberId: string;
  @Ref({ nullable: true }) deputyId: string | null;
  /** Null: the deadline of the kind. */
  @Int({ nullable: true }) solveMinutes: number | null;
  @Int() version: number;
  @Time() changedAt: number;
}

/** How often the table of a village has changed; an import says which one it has looked at. */
@Entity('duty_table')
export class DutyTableVersion {
  @Id() villageId: string;
  @Int() version: number;
}

/** Days on which somebody does not serve the village; both ends count. */
@Entity('duty_absence')
@Index(['villageId', 'untilDay', 'id'])
export class DutyAbsence {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() memberId: string;
  @Str(10) fromDay: string;
  @Str(10) untilDay: string;
  @Str(10) reason: AbsenceReason;
  @Ref() createdBy: string;
  @Time() createdAt: number;
}

/** Who answers the duty line in one ISO week. */
@Entity('duty_week')
@Index(['placeId', 'week'], { unique: true })
export class DutyWeek {
  @Id() id: string;
  /** A village's id, or the code of a town that answers for its villages. */
  @Ref() placeId: string;
  /** 2026W48 */
  @Str(7) week: string;
  /** Seven, Monday first; null: nobody. */
  @Json() days: (string | null)[];
  @Int() version: number;
}

/** The number villagers call; public. */
@Entity('duty_phone')
export class DutyPhone {
  @Id() placeId: string;
  @Str(20) phone: string;
  /** 8:00–20:00, or the like. */
  @Str(40) hours: string;
  @Int() version: number;
}
