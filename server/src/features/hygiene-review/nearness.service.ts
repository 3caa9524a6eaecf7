import { Injectable } from '@nestjs/common';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { Residencies } from '../member/residencies.service';
import type { Nearness } from './hygiene-review.policy';

/** Who is too near to a door to judge it. */
@Injectable()
export class Nearnesses {
  constructor(
    private readonly doors: DoorReviews,
    private readonly residencies: Residencies,
  ) {}

  async isOwn(memberId: string, { villageId, householdId }: Pick<ReviewedDoor, 'villageId' | 'householdId'>): Promise<boolean> {
    return (await this.residencies.verifiedOf(memberId, villageId))?.householdId === householdId;
  }

  async of(memberId: string, door: ReviewedDoor): Promise<Nearness> {
    const scorers = await this.doors.scorersOf(door);
    return { hasScored: scorers.includes(memberId), isClose: await this.isClose(memberId, door) };
  }

  private isClose(memberId: string, door: ReviewedDoor): Promise<boolean> {
    return this.isOwn(memberId, door);
  }
}
