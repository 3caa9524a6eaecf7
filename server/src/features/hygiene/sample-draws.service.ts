import { Injectable } from '@nestjs/common';
import type { SampleDraw } from '../../../../shared/contract/hygiene-plan';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { HygieneDoor } from './hygiene.entity';
import { HygienePool } from './round-plan.entity';
import { RoundReader } from './round-reader.service';
import { hashOfSeed } from './sample-seed';

const POOL_AT_MOST = 10_000;

/** Lets anybody draw a sample again. */
@Injectable()
export class SampleDraws {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReader,
  ) {}

  async of(me: Caller | undefined, roundId: string): Promise<SampleDraw> {
    const { round } = await this.rounds.load(me, roundId);
    const { sampleSeed: seed, sampleSize: size } = round;
    if (round.state === 'planned' || seed === null || size === null) return refuse(commonErrors, 'NOT_FOUND');
    const pool = await this.uow.repo(HygienePool).find({ where: { roundId }, order: { householdId: 'ASC' }, take: POOL_AT_MOST });
    const doors = await this.uow.repo(HygieneDoor).find({ where: { roundId }, select: { id: true, householdId: true }, take: POOL_AT_MOST });
    return {
      roundId, seed, seedHash: hashOfSeed(seed), size, pool: pool.map(({ householdId }) => householdId),
      drawn: doors.map(({ householdId }) => householdId).sort(),
    };
  }
}
