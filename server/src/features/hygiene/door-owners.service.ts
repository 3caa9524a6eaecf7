import { Injectable } from '@nestjs/common';
import { Households } from '../household/households.service';
import { Residencies } from '../member/residencies.service';
import type { HygieneDoor } from './hygiene.entity';

/** Whose a door of a round is: its household's, and that of whoever has taken it in since (并户). */
@Injectable()
export class DoorOwners {
  constructor(
    private readonly residencies: Residencies,
    private readonly households: Households,
  ) {}

  async owns(memberId: string, { villageId, householdId }: Pick<HygieneDoor, 'villageId' | 'householdId'>): Promise<boolean> {
    const home = await this.residencies.verifiedOf(memberId, villageId);
    if (!home) return false;
    for (let door: string | undefined = householdId; door; door = (await this.households.heirsOf([door])).get(door)?.householdId) {
      if (door === home.householdId) return true;
    }
    return false;
  }
}
