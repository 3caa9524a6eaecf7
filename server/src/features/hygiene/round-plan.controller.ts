import { Controller } from '@nestjs/common';
import { hygienePlanRoutes } from '../../../../shared/contract/hygiene-plan';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Kin } from './kin.service';
import { RoundPlans } from './round-plans.service';
import { RoundService } from './round.service';
import { SampleDraws } from './sample-draws.service';

type In<K extends keyof typeof hygienePlanRoutes> = InputOf<(typeof hygienePlanRoutes)[K]>;
type Out<K extends keyof typeof hygienePlanRoutes> = Promise<OutputOf<(typeof hygienePlanRoutes)[K]>>;

@Controller()
export class RoundPlanController {
  constructor(
    private readonly plans: RoundPlans,
    private readonly rounds: RoundService,
    private readonly draws: SampleDraws,
    private readonly kinRegister: Kin,
  ) {}

  @Handles(hygienePlanRoutes.teams)
  teams(@Me() me: Caller, @Input(hygienePlanRoutes.teams) { params }: In<'teams'>): Out<'teams'> {
    return this.plans.teams(me, params.roundId);
  }

  @Handles(hygienePlanRoutes.assign)
  assign(@Me() me: Caller, @Input(hygienePlanRoutes.assign) { params, body }: In<'assign'>): Out<'assign'> {
    return this.plans.assign(me, params.roundId, body.teams);
  }

  @Handles(hygienePlanRoutes.inspectors)
  inspectors(@Input(hygienePlanRoutes.inspectors) { params }: In<'inspectors'>): Out<'inspectors'> {
    return this.plans.inspectors(params.villageId);
  }

  @Handles(hygienePlanRoutes.cancel)
  cancel(@Me() me: Caller, @Input(hygienePlanRoutes.cancel) { params }: In<'cancel'>): Out<'cancel'> {
    return this.rounds.cancel(me, params.roundId);
  }

  @Handles(hygienePlanRoutes.draw)
  draw(@Me() me: Caller | undefined, @Input(hygienePlanRoutes.draw) { params }: In<'draw'>): Out<'draw'> {
    return this.draws.of(me, params.roundId);
  }

  @Handles(hygienePlanRoutes.kin)
  kin(@Me() me: Caller, @Input(hygienePlanRoutes.kin) { params }: In<'kin'>): Out<'kin'> {
    return this.kinRegister.list(me, params.villageId);
  }

  @Handles(hygienePlanRoutes.declareKin)
  declareKin(@Me() me: Caller, @Input(hygienePlanRoutes.declareKin) { params, body }: In<'declareKin'>): Out<'declareKin'> {
    return this.kinRegister.declare(me, params.villageId, body);
  }

  @Handles(hygienePlanRoutes.withdrawKin)
  withdrawKin(@Me() me: Caller, @Input(hygienePlanRoutes.withdrawKin) { params, body }: In<'withdrawKin'>): Out<'withdrawKin'> {
    return this.kinRegister.withdraw(me, params.villageId, params.kinId, body.reason);
  }
}
