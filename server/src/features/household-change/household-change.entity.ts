import { Entity, Index } from 'typeorm';
import type { HOUSEHOLD_CHANGES } from '../../../../shared/contract/household-change';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

/** A split (分户) or merge (并户) of households. */
@Entity('household_change')
@Index(['villageId', 'at', 'id'])
export class HouseholdChange {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(8) kind: (typeof HOUSEHOLD_CHANGES)[number];
  @Ref() fromId: string;
  @Ref() toId: string;
  @Int() people: number;
  /** Whole points that went along. */
  @Int() points: number;
  @Str(200) reason: string;
  @Ref() decidedBy: string;
  @Time() at: number;
}
