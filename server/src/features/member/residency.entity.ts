import { Entity, Index } from 'typeorm';
import type { z } from 'zod';
import type { Presence, RESIDENCY_STATES } from '../../../../shared/contract/member';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

export type ResidencyState = (typeof RESIDENCY_STATES)[number];

/** A person's claim to belong to a household (认领), and what became of it. */
@Entity('residency')
@Index(['villageId', 'state', 'claimedAt', 'id'])
@Index(['villageId', 'householdId'])
@Index(['memberId', 'state'])
@Index(['liveKey'], { unique: true })
export class Residency {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() householdId: string;
  /** A household never changes its door; kept here so that a name plate costs no second look. */
  @Int() groupNo: number;
  @Str(10) doorNo: string;
  @Ref() memberId: string;
  /** The person of the household's list with this name, if there is one. */
  @Ref({ nullable: true }) personId: string | null;
  @Str(20) personName: string;
  @Str(8) presence: z.infer<typeof Presence>;
  @Str(10) state: ResidencyState;
  @Time() claimedAt: number;
  @Time({ nullable: true }) decidedAt: number | null;
  @Ref({ nullable: true }) decidedBy: string | null;
  /** Why it was turned down. */
  @Str(200) reason: string;
  /** Village and person while pending or verified, then null: one live residency a person and village. */
  @Str(64, { nullable: true }) liveKey: string | null;
}
