import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { DoorHelpers } from '../hygiene/door-helpers.service';
import { DoorOwners } from '../hygiene/door-owners.service';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { Kin } from '../hygiene/kin.service';
import type { DoorSight, Nearness } from './hygiene-review.policy';

/** Who is of a door's household, who acts for it, and who is too near to it to judge it. */
@Injectable()
export class Nearnesses {
  constructor(
    private readonly doors: DoorReviews,
    private readonly owners: DoorOwners,
    private readonly kin: Kin,
    private readonly helpers: DoorHelpers,
  ) {}

  isOwn(memberId: string, door: Pick<ReviewedDoor, 'villageId' | 'householdId'>): Promise<boolean> {
    return this.owners.owns(memberId, door);
  }

  async sightOf(me: Caller, door: ReviewedDoor): Promise<DoorSight> {
    const isOwn = await this.isOwn(me.memberId, door);
    return { isOwn, isHelper: !isOwn && (await this.helpers.helps(me, door.village, door.row.groupNo)) };
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
