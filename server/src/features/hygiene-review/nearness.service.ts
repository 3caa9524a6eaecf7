import { Injectable } from '@nestjs/common';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { Kin } from '../hygiene/kin.service';
import { Residencies } from '../member/residencies.service';
import type { Nearness } from './hygiene-review.policy';

/** Who is too near to a door to judge it. */
@Injectable()
export class Nearnesses {
  constructor(
    private readonly doors: DoorReviews,
    private readonly residencies: Residencies,
    private readonly kin: Kin,
  ) {}

  async isOwn(memberId: string, { villageId, householdId }: Pick<ReviewedDoor, 'villageId' | 'householdId'>): Promise<boolean> {
    return (await this.residencies.verifiedOf(memberId, villageId))?.householdId === householdId;
  }

  async of(memberId: string, door: ReviewedDoor): Promise<Nearness> {
    const scorers = await this.doors.scorersOf(door);
    return { hasScored: scorers.includes(memberId), isClose: await this.isClose(memberId, door) };
  }

  private async isClose(memberId: string, door: ReviewedDoor): Promise<boolean> {
    if (await this.isOwn(memberId, door)) return true;
    return (await this.kin.householdsOf(door.villageId, [memberId])).has(door.householdId);
  }
}
