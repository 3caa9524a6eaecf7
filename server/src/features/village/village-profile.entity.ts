import { Entity } from 'typeorm';
import type { Board } from '../../../../shared/domain/boards';
import type { CheckState } from '../../../../shared/domain/content-check';
import { Id, Json, Ref, Str, Time } from '../../core/database/columns';

/** What the village says of itself and how it arranges its page; a village without a row has the usual arrangement. */
@Entity('village_profile')
export class VillageProfile {
  @Id() villageId: string;
  @Str(1000) intro: string;
  @Ref({ nullable: true }) coverPhotoId: string | null;
  /** All boards in the village's order. */
  @Json() boards: { board: Board; visible: boolean }[];
  @Time() updatedAt: number;
  /** Others see introduction and cover only once they have passed. */
  @Str(10, { default: 'passed' }) checkState: CheckState;
}
