import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HygieneDoor, HygieneRound } from './hygiene.entity';

/** Keeps a round's mean with the round, so that standings read one row a village. */
@Injectable()
export class RoundMeans {
  constructor(private readonly uow: UnitOfWork) {}

  /** Again after each correction. Inside the caller's unit of work. */
  async keep(roundId: string): Promise<void> {
    const scored = await this.uow.repo(HygieneDoor).find({ where: { roundId, outcome: 'scored' }, select: { id: true, total: true } });
    const sum = scored.reduce((total, door) => total + (door.total ?? 0), 0);
    const meanTotal = scored.length === 0 ? null : Math.round(sum / scored.length);
    await this.uow.repo(HygieneRound).update({ id: roundId }, { meanTotal });
  }
}
