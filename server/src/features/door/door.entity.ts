import { Entity, Index } from 'typeorm';
import type { DoorShows } from '../../../../shared/domain/door-shows';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

/** What a household lets a passer-by see; no row: nothing. */
@Entity('door_choice')
@Index(['villageId', 'householdId'])
export class DoorChoice {
  @Id() householdId: string;
  @Ref() villageId: string;
  @Str(10) shows: DoorShows;
  @Int() version: number;
}

/** Each change of it, for the household to look back on. */
@Entity('door_choice_change')
@Index(['villageId', 'householdId', 'at'])
export class DoorChoiceChange {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() householdId: string;
  /** Empty once the person has left (注销). */
  @Ref() memberId: string;
  @Str(10) shows: DoorShows;
  @Time() at: number;
}

/** The most that households of a village may show; no row: nothing. */
@Entity('door_rule')
export class DoorRuleRow {
  @Id() villageId: string;
  @Str(10) highest: DoorShows;
  @Int() version: number;
}
