import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { TeamBody } from '../../../../shared/contract/hygiene';
import type { InspectorView, RoundTeams as RoundTeamsView } from '../../../../shared/contract/hygiene-plan';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { assertMayHold, assertMayWork } from './hygiene.policy';
import { RoundReader } from './round-reader.service';
import { RoundTeams } from './round-teams.service';

/** Who scores what, for whoever holds the round. */
@Injectable()
export class RoundPlans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReader,
    private readonly crews: RoundTeams,
  ) {}

  async teams(me: Caller, roundId: string): Promise<RoundTeamsView> {
    const { round, village } = await this.rounds.load(me, roundId);
    assertMayWork(me, village);
    return this.crews.view(round);
  }

  assign(me: Caller, roundId: string, teams: readonly z.output<typeof TeamBody>[]): Promise<RoundTeamsView> {
    return this.uow.run(async () => {
      const { round, village } = await this.rounds.load(me, roundId);
      assertMayHold(me, village, round);
      await this.crews.change(me, round, teams);
      return this.crews.view(round);
    });
  }

  async inspectors(villageId: string): Promise<{ items: z.infer<typeof InspectorView>[] }> {
    return { items: await this.crews.inspectors(villageId) };
  }
}
