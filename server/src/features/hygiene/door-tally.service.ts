import { Injectable } from '@nestjs/common';
import { skipOf } from '../../../../shared/domain/door-visits';
import { gradeOfTotal } from '../../../../shared/domain/grades';
import { medianOf, spreadOf } from '../../../../shared/domain/sheet-median';
import { hygieneErrors } from '../../../../shared/contract/hygiene';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { RoundChecklists } from './round-checklists.service';
import { HygieneSheet, HygieneVisit } from './sheet.entity';

type Standing = Pick<HygieneDoor, 'outcome' | 'skipReason' | 'total' | 'spread' | 'grade'>;
const UNRATED = { total: null, spread: null, grade: null };

/** What the sheets and visits of a door come to. The caller holds the round's row. */
@Injectable()
export class DoorTally {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checklists: RoundChecklists,
  ) {}

  async door(round: HygieneRound, householdId: string): Promise<HygieneDoor> {
    const door = await this.uow.repo(HygieneDoor).findOneBy({ roundId: round.id, householdId });
    return door ?? refuse(hygieneErrors, 'HOUSEHOLD_NOT_IN_ROUND');
  }

  sheets({ villageId, roundId, householdId }: HygieneDoor): Promise<HygieneSheet[]> {
    return this.uow.repo(HygieneSheet).find({ where: { villageId, roundId, householdId }, order: { id: 'ASC' } });
  }

  /** Oldest first. */
  visits({ villageId, id }: HygieneDoor): Promise<HygieneVisit[]> {
    return this.uow.repo(HygieneVisit).find({ where: { villageId, doorId: id }, order: { at: 'ASC', id: 'ASC' } });
  }

  async recount(round: HygieneRound, door: HygieneDoor): Promise<void> {
    const [sheets, visits] = [await this.sheets(door), await this.visits(door)];
    const standing = await this.standing(round, sheets.map(({ total }) => total), visits);
    await this.uow.repo(HygieneDoor).update({ id: door.id }, { ...standing, sheets: sheets.length, visits: visits.length });
  }

  /** A skipped door with fewer sheets than were asked for is not rated: one sheet alone is not what the county asked for. */
  private async standing(round: HygieneRound, totals: readonly number[], visits: readonly HygieneVisit[]): Promise<Standing> {
    if (totals.length < round.sheetsPerHousehold) {
      const skipReason = skipOf(visits) ?? null;
      return { ...UNRATED, outcome: skipReason ? 'skipped' : 'waiting', skipReason };
    }
    const total = medianOf(totals);
    const grade = gradeOfTotal(await this.checklists.of(round), total);
    return { outcome: 'scored', skipReason: null, total, spread: spreadOf(totals), grade };
  }
}
