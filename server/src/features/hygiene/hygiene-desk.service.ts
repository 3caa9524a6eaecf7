import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { RoundCard } from '../../../../shared/contract/hygiene';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HygieneRound } from './hygiene.entity';
import { RoundReader } from './round-reader.service';

/** Rounds seen from the desk of somebody who works on them. */
@Injectable()
export class HygieneDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReader,
  ) {}

  /** Rounds being scored, oldest first. */
  async scoring(villageIds: readonly string[]): Promise<RoundCard[]> {
    if (villageIds.length === 0) return [];
    const rounds = await this.uow.repo(HygieneRound).find({ where: { villageId: In([...villageIds]), state: 'scoring' }, order: { openedAt: 'ASC' }, take: 20 });
    return Promise.all(rounds.map((round) => this.rounds.card(round)));
  }
}
