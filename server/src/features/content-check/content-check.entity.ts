import { Entity, Index } from 'typeorm';
import type { CheckState, HoldCause, PartKind, PartState } from '../../../../shared/domain/content-check';
import type { Scene } from '../../core/wechat/wechat';
import { Bool, Id, Int, Ref, Str, Text, Time } from '../../core/database/columns';

/** On the moderator's desk for a first look, or because the author appealed. */
export type Desk = 'held' | 'appeal';

/** One thing that is shown only after it has been checked. */
@Entity('content_check')
@Index(['villageId', 'desk', 'deskAt', 'id'])
@Index(['authorId', 'openedAt', 'id'])
@Index(['subject'], { unique: true })
export class ContentCheck {
  @Id() id: string;
  @Ref() villageId: string;
  /** `kind:id` of the thing. */
  @Str(64) subject: string;
  /** Absent: somebody without an account, for whom staff wrote it down. */
  @Ref({ nullable: true }) authorId: string | null;
  @Str(10) scene: Scene;
  @Str(10) state: CheckState;
  /** Why it was refused, or what the moderator said. */
  @Str(300) reason: string;
  @Time() openedAt: number;
  @Str(10, { nullable: true }) desk: Desk | null;
  /** Since when it waits on the desk; 0 while it does not. */
  @Time() deskAt: number;
  /** The moderator who decided last; absent: the machine. */
  @Ref({ nullable: true }) decidedBy: string | null;
  @Time({ nullable: true }) decidedAt: number | null;
  /** Once a round, in the author's words. */
  @Str(300, { nullable: true }) appealWords: string | null;
  /** A person has refused an earlier version: the next one is not passed by the machine alone. */
  @Bool() watched: boolean;
  /** Counts every change: of two moderators at once one wins. */
  @Int() version: number;
}

@Entity('content_check_part')
@Index(['villageId', 'checkId'])
@Index(['checkId', 'partKey'], { unique: true })
@Index(['traceId'], { unique: true })
export class ContentCheckPart {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() checkId: string;
  @Str(10) kind: PartKind;
  /** The photo's or voice's id; of a text, its digest. What has passed under a key is not asked again. */
  @Str(44) partKey: string;
  /** Emptied once the whole thing has passed. */
  @Text({ nullable: true }) content: string | null;
  @Int() position: number;
  @Str(10) state: PartState;
  @Int({ nullable: true }) label: number | null;
  @Str(20, { nullable: true }) cause: HoldCause | null;
  /** WeChat's name for a question it answers later. */
  @Str(64, { nullable: true }) traceId: string | null;
  @Time({ nullable: true }) askedAt: number | null;
  @Int() attempts: number;
}
