import { Entity, Index } from 'typeorm';
import type { ClockState, Ring } from '../../../../shared/domain/running-clock';
import type { OpenInterval } from '../../../../shared/domain/work-calendar';
import type { DayKind } from '../../../../shared/domain/state-holidays';
import { BigInt, Bool, Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** One promise of time about one thing; kept when it has ended. */
@Entity('running_clock')
@Index(['villageId', 'endedAt', 'dueAt'])
@Index(['liveKey'], { unique: true })
@Index(['subject', 'startedAt'])
@Index(['nextRingAt', 'id'])
@Index(['ruleKey', 'endedAt', 'id'])
export class RunningClock {
  @Id() id: string;
  @Ref() villageId: string;
  /** `kind:id` of what it is about. */
  @Str(60) subject: string;
  @Str(20) clock: string;
  /** `subject/clock` until it ends: a thing has one live clock of a name. */
  @Str(81, { nullable: true }) liveKey: string | null;
  /** Where the limit came from. */
  @Str(120) ruleKey: string;
  /** Working minutes. */
  @Int() limitMinutes: number;
  @Bool() roundTheClock: boolean;
  @Str(10) state: ClockState;
  @Time() startedAt: number;
  @Json() pauses: [from: number, to: number | null][];
  /** Null while it stands still before it is due. */
  @Time({ nullable: true }) dueAt: number | null;
  /** The last ring; none rings twice. */
  @Str(12, { nullable: true }) rung: Ring | null;
  @Time({ nullable: true }) nextRingAt: number | null;
  @Time({ nullable: true }) endedAt: number | null;
  /** Counted up by whoever changes the row, which locks it. */
  @BigInt() version: number;
}

/** How long a rule allows today; what is running is brought into line by a job. */
@Entity('clock_rule')
export class ClockRule {
  @Id(120) ruleKey: string;
  @Int() limitMinutes: number;
  @Time() changedAt: number;
}

/** When a county's villages work, and how fast lateness climbs. */
@Entity('county_hours')
export class CountyHours {
  @Id(6) countyCode: string;
  @Json() hours: OpenInterval[][];
  /** Working minutes after the due time. */
  @Int() townAfterMinutes: number;
  @Int() countyAfterMinutes: number;
  @Int() version: number;
}

/** A day a county has entered; it goes before what the State Council announced. */
@Entity('county_day')
@Index(['countyCode', 'day'], { unique: true })
export class CountyDay {
  @Id() id: string;
  @Str(6) countyCode: string;
  @Str(10) day: string;
  @Str(4) kind: DayKind;
  @Str(20) name: string;
}
