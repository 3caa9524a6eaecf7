import { Entity, Index } from 'typeorm';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** One inspector or a pair, and what of a round they score. */
@Entity('hygiene_team')
@Index(['villageId', 'roundId'])
export class HygieneTeam {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() roundId: string;
  @Int() position: number;
  @Json() inspectorIds: string[];
  @Json() groupNos: number[];
  @Json() householdIds: string[];
}

/** A household that could have been drawn, as the village stood when the sample was. */
@Entity('hygiene_pool')
export class HygienePool {
  @Id() roundId: string;
  @Id() householdId: string;
  @Ref() villageId: string;
}

/** Kin of an inspector; kept also when it was a mistake. */
@Entity('hygiene_kin')
@Index(['villageId', 'inspectorId', 'householdId'])
export class HygieneKin {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() inspectorId: string;
  @Ref() householdId: string;
  @Str(20) relation: string;
  @Ref() declaredBy: string;
  @Time() declaredAt: number;
  @Ref({ nullable: true }) withdrawnBy: string | null;
  @Time({ nullable: true }) withdrawnAt: number | null;
  @Str(200, { nullable: true }) withdrawnReason: string | null;
}
