import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Checklist } from '../../../../shared/domain/grades';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { DoorCorrections, type Correction } from './door-corrections.service';
import { DoorTally } from './door-tally.service';
import { HygieneDoor, HygieneDoorVersion, HygieneRound } from './hygiene.entity';
import { doorsInOrder } from './hygiene.view';
import { RoundChecklists } from './round-checklists.service';
import { HygieneSheet } from './sheet.entity';

/** What households got in published rounds, for the features that build on it: objections, tables, reports. The caller decides who may read. */
@Injectable()
export class DoorResults {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tally: DoorTally,
    private readonly checklists: RoundChecklists,
    private readonly corrections: DoorCorrections,
  ) {}

  round(roundId: string): Promise<HygieneRound | null> {
    return this.uow.repo(HygieneRound).findOneBy({ id: roundId });
  }

  checklist(round: HygieneRound): Promise<Checklist> {
    return this.checklists.of(round);
  }

  /** Newest first. */
  published(villageIds: readonly string[], quarters: readonly string[], limit = 200): Promise<HygieneRound[]> {
    if (villageIds.length === 0) return Promise.resolve([]);
    const where = { villageId: In([...villageIds]), quarter: In([...quarters]), state: In(['notice', 'final']) };
    return this.uow.repo(HygieneRound).find({ where, order: { openedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /** In walking order. */
  async ofRound(roundId: string): Promise<HygieneDoor[]> {
    return doorsInOrder(await this.uow.repo(HygieneDoor).find({ where: { roundId }, take: 5000 }));
  }

  of(roundId: string, householdId: string): Promise<HygieneDoor | null> {
    return this.uow.repo(HygieneDoor).findOneBy({ roundId, householdId });
  }

  /** A household's doors with their published rounds, newest first. */
  async ofHousehold(villageId: string, householdId: string, limit = 24): Promise<{ door: HygieneDoor; round: HygieneRound }[]> {
    const doors = await this.uow.repo(HygieneDoor).find({ where: { villageId, householdId }, order: { roundId: 'DESC' }, take: limit + 1 });
    const rounds = await this.uow.repo(HygieneRound).findBy({ id: In(doors.map(({ roundId }) => roundId)), state: In(['notice', 'final']) });
    const byId = new Map(rounds.map((round) => [round.id, round]));
    return doors.flatMap((door) => { const round = byId.get(door.roundId); return round ? [{ door, round }] : []; }).slice(0, limit);
  }

  /** The sheets a result comes from, with the ids of their photos. */
  sheetsOf(door: HygieneDoor): Promise<HygieneSheet[]> {
    return this.tally.sheets(door);
  }

  /** Every sheet of a round, for comparing inspectors. */
  sheetsOfRound({ id: roundId, villageId }: Pick<HygieneRound, 'id' | 'villageId'>): Promise<HygieneSheet[]> {
    return this.uow.repo(HygieneSheet).find({ where: { villageId, roundId }, take: 25_000 });
  }

  /** Corrections of a result, oldest first. */
  versionsOf({ id: doorId }: HygieneDoor): Promise<HygieneDoorVersion[]> {
    return this.uow.repo(HygieneDoorVersion).find({ where: { doorId }, order: { version: 'ASC' } });
  }

  /** A new version of a published result; once the round is final it cascades into the record. Joins the caller's unit of work. */
  correct(correction: Correction): Promise<HygieneDoor> {
    return this.corrections.correct(correction);
  }
}
