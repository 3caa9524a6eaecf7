import { Entity, Index } from 'typeorm';
import { Id, Int, Time } from '../../core/database/columns';

@Entity('follow')
@Index(['memberId', 'createdAt'])
export class Follow {
  @Id() villageId: string;
  @Id() memberId: string;
  @Time() createdAt: number;
}

/** A running figure: a village page must not count 100,000 rows. */
@Entity('village_follower_count')
export class VillageFollowerCount {
  @Id() villageId: string;
  @Int() followers: number;
}
