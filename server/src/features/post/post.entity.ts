import { Entity, Index } from 'typeorm';
import type { Board } from '../../../../shared/domain/boards';
import type { CheckState } from '../../../../shared/domain/content-check';
import { Id, Int, Json, Ref, Str, Text, Time } from '../../core/database/columns';

/** Something the village published on one of its boards (板块). */
@Entity('post')
@Index(['villageId', 'board', 'publishedAt', 'id'])
@Index(['villageId', 'publishedAt', 'id'])
@Index(['villageId', 'pinSlot'], { unique: true })
export class Post {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(20) board: Board;
  @Str(40) title: string;
  /** Beginning of the body, so that lists need not read all of it. */
  @Str(80) excerpt: string;
  @Text() body: string;
  @Json() photoIds: string[];
  @Ref() authorId: string;
  /** 1 to 3 while pinned (置顶); no two posts of a village share one, however many are pinned at once. */
  @Int({ nullable: true }) pinSlot: number | null;
  @Time() publishedAt: number;
  @Time({ nullable: true }) editedAt: number | null;
  @Time({ nullable: true }) withdrawnAt: number | null;
  @Str(200, { nullable: true }) withdrawnReason: string | null;
  /** Others see it only once it has passed. */
  @Str(10, { default: 'passed' }) checkState: CheckState;
  @Int() version: number;
}
