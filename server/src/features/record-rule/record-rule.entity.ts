import { Entity, Index } from 'typeorm';
import type { Phase } from '../../../../shared/domain/record-rules';
import type { Caps, Confirmer, Points, RuleBounds, RuleLevel, RuleMode, RuledAct } from '../../../../shared/domain/rule-terms';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** One published version of a rule of the co-governance record; never changed, only taken back before it takes effect. */
@Entity('record_rule')
@Index(['ownerId', 'act', 'kind', 'version'], { unique: true })
export class RecordRuleRow {
  @Id() id: string;
  /** The county's code of six digits, or the village's id. */
  @Ref() ownerId: string;
  @Str(10) level: RuleLevel;
  @Str(40) act: RuledAct;
  /** Of deeds: which kind, made of who named it how; else empty. */
  @Ref() kind: string;
  @Str(12) name: string;
  /** From 1, of this owner, act and kind. */
  @Int() version: number;
  /** First day, in China, of the acts it holds for. */
  @Str(10) fromDay: string;
  /** Midnight in China that begins it. */
  @Time() fromAt: number;
  @Str(10) mode: RuleMode;
  @Str(20) phase: Phase;
  @Json() points: { value: Points };
  @Json() caps: Caps;
  @Json() confirmers: Confirmer[];
  @Json({ nullable: true }) bounds: RuleBounds | null;
  /** Why it was changed; villagers read it. */
  @Str(200) reason: string;
  @Time() publishedAt: number;
  @Ref() publishedBy: string;
  /** The version found wrong that this one stands in for, from a day in the past. */
  @Ref({ nullable: true }) corrects: string | null;
  @Time({ nullable: true }) withdrawnAt: number | null;
  @Ref({ nullable: true }) withdrawnBy: string | null;
  @Str(200, { nullable: true }) withdrawnReason: string | null;
}
