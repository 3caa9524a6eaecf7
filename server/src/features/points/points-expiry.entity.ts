import { Entity, Index } from 'typeorm';
import type { ExpiryKind } from '../../../../shared/domain/points-expiry';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

/** What a village has published about points that lapse; never changed, only followed by another. */
@Entity('points_expiry_rule')
@Index(['villageId', 'version'], { unique: true })
export class PointsExpiryRule {
  @Id() id: string;
  @Ref() villageId: string;
  @Int() version: number;
  @Str(10) kind: ExpiryKind;
  /** 0 unless the kind is `months`. */
  @Int() months: number;
  /** Midnight in China of the first day it holds. */
  @Time() fromAt: number;
  @Time() publishedAt: number;
  @Ref() publishedBy: string;
}
