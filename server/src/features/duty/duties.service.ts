import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { candidateKeys, levelOf, pickLine, whoStandsIn, type DutyAreaLevel, type DutySpot } from '../../../../shared/domain/duties';
import type { DutyGapView, RotaScope } from '../../../../shared/contract/duty';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { DutyLineRow } from './duty.entity';
import { DutyGaps } from './duty-gaps.service';
import { DutyPeople } from './duty-people.service';
import { DutyPlaces } from './duty-places.service';
import type { Roll } from './duty-roll';
import { Rota } from './rota.service';

export interface VillageSpot extends DutySpot {
  villageId: string;
}

export interface Responsible {
  memberId: string;
  name: string;
  /** Null: the deadline of the kind. */
  solveMinutes: number | null;
  /** Which kind of area named the person. */
  why: DutyAreaLevel;
  viaDeputy: boolean;
}

/** Whose work something is, by the responsibility table (责任体系表). */
@Injectable()
export class Duties {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: DutyPeople,
    private readonly places: DutyPlaces,
    private readonly holes: DutyGaps,
    private readonly rota: Rota,
  ) {}

  /** The person of the most specific line, or the deputy while that person is away. Undefined: a gap, somebody must choose. */
  async responsible(spot: VillageSpot & { at: number }): Promise<Responsible | undefined> {
    return this.standsIn(await this.named(spot), await this.people.roll(spot.villageId, spot.at));
  }

  /** Named for the spot, or standing in there now: such a person earns no points for reporting it. */
  async isOwnDuty(memberId: string, spot: VillageSpot): Promise<boolean> {
    const named = await this.named(spot);
    if (named.keeper === memberId || (named.keeper === null && named.line?.memberId === memberId)) return true;
    return this.standsIn(named, await this.people.roll(spot.villageId, this.clock.now()))?.memberId === memberId;
  }

  /** Who answers the village's duty line, or the town's for it. */
  onRota(villageId: string, at: number): Promise<{ memberId: string; name: string; scope: RotaScope } | undefined> {
    return this.rota.answering(villageId, at);
  }

  gaps(villageId: string): Promise<{ items: DutyGapView[]; total: number }> {
    return this.holes.list(villageId);
  }

  /** The facility's own duty person goes first where the table has no line for it; while that person is away, the table answers. */
  private standsIn({ keeper, line }: Named, roll: Roll): Responsible | undefined {
    if (keeper !== null && roll.isPresent(keeper)) {
      return { memberId: keeper, viaDeputy: false, name: roll.nameOf(keeper), solveMinutes: line?.solveMinutes ?? null, why: 'facility' };
    }
    const found = line && whoStandsIn(line, roll.isPresent);
    if (!found) return undefined;
    const { memberId, viaDeputy } = found;
    return { memberId, viaDeputy: viaDeputy || keeper !== null, name: roll.nameOf(memberId), solveMinutes: line.solveMinutes, why: levelOf(line) };
  }

  private async named(spot: VillageSpot): Promise<Named> {
    const { villageId, facilityId } = spot;
    const lines = await this.uow.repo(DutyLineRow).find({ where: { villageId, lineKey: In(candidateKeys(spot)) } });
    const line = pickLine(lines, spot);
    const isOwnLine = line !== undefined && line.facilityId !== null;
    return { line, keeper: facilityId === null || isOwnLine ? null : await this.places.keeperOf(villageId, facilityId) };
  }
}

interface Named {
  line: DutyLineRow | undefined;
  /** The facility's own duty person. */
  keeper: string | null;
}
