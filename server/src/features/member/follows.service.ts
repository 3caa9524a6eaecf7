import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { memberErrors } from '../../../../shared/contract/member';
import { Clock } from '../../core/clock/clock';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { RegionService } from '../region/region.service';
import { Follow, VillageFollowerCount } from './follow.entity';

const FOLLOW_LIMIT = 50;

export interface Following {
  following: boolean;
  followerCount: number;
}

/** Who follows which village, with a running figure that is exactly right however many follow at once. */
@Injectable()
export class Follows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
  ) {}

  /** Twice is once. `limit`: how many villages one person may follow. */
  async follow(memberId: string, villageId: string, limit = FOLLOW_LIMIT): Promise<Following> {
    await this.regions.village(villageId);
    return this.uow.run(async () => {
      if (await this.insert(memberId, villageId)) {
        await this.countFor(memberId, limit);
        await this.increment(villageId);
      }
      return { following: true, followerCount: await this.countOfOne(villageId) };
    });
  }

  async unfollow(memberId: string, villageId: string): Promise<Following> {
    await this.regions.village(villageId);
    return this.uow.run(async () => {
      const { affected } = await this.uow.repo(Follow).delete({ villageId, memberId });
      if (affected === 1) {
        await this.uow.execute('UPDATE member SET follow_count = follow_count - 1 WHERE id = ?', [memberId]);
        await this.uow.execute('UPDATE village_follower_count SET followers = followers - 1 WHERE village_id = ?', [villageId]);
      }
      return { following: false, followerCount: await this.countOfOne(villageId) };
    });
  }

  async countOf(villageIds: readonly string[]): Promise<Map<string, number>> {
    if (villageIds.length === 0) return new Map();
    const rows = await this.uow.repo(VillageFollowerCount).findBy({ villageId: In([...villageIds]) });
    const counts = new Map(rows.map(({ villageId, followers }) => [villageId, followers]));
    return new Map(villageIds.map((villageId) => [villageId, counts.get(villageId) ?? 0]));
  }

  /** Ids in the order they were followed. */
  async villagesOf(memberId: string): Promise<string[]> {
    const rows = await this.uow.repo(Follow).find({
      select: { villageId: true },
      where: { memberId },
      order: { createdAt: 'ASC', villageId: 'ASC' },
      take: 2 * FOLLOW_LIMIT,
    });
    return rows.map(({ villageId }) => villageId);
  }

  isFollowing(me: { memberId: string } | undefined, villageId: string): Promise<boolean> {
    if (!me) return Promise.resolve(false);
    return this.uow.repo(Follow).existsBy({ villageId, memberId: me.memberId });
  }

  private async insert(memberId: string, villageId: string): Promise<boolean> {
    return this.unlessThere(() => this.uow.repo(Follow).insert({ villageId, memberId, createdAt: this.clock.now() }));
  }

  private async countFor(memberId: string, limit: number): Promise<void> {
    const counted = await this.uow.execute('UPDATE member SET follow_count = follow_count + 1 WHERE id = ? AND follow_count < ?', [memberId, limit]);
    if (counted === 0) refuse(memberErrors, 'FOLLOW_LIMIT');
  }

  private async increment(villageId: string): Promise<void> {
    const bump = (): Promise<number> => this.uow.execute('UPDATE village_follower_count SET followers = followers + 1 WHERE village_id = ?', [villageId]);
    if ((await bump()) === 1) return;
    const begun = await this.unlessThere(() => this.uow.repo(VillageFollowerCount).insert({ villageId, followers: 1 }));
    if (!begun) await bump();
  }

  private async unlessThere(insert: () => Promise<unknown>): Promise<boolean> {
    try {
      await insert();
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  private async countOfOne(villageId: string): Promise<number> {
    return (await this.countOf([villageId])).get(villageId) ?? 0;
  }
}
