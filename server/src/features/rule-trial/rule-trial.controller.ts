import { Controller } from '@nestjs/common';
import { ruleTrialRoutes } from '../../../../shared/contract/rule-trial';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Earnable } from './earnable.service';
import { RuleCorrections } from './rule-corrections.service';
import { RuleTrials } from './rule-trials.service';

type In<K extends keyof typeof ruleTrialRoutes> = InputOf<(typeof ruleTrialRoutes)[K]>;
type Out<K extends keyof typeof ruleTrialRoutes> = Promise<OutputOf<(typeof ruleTrialRoutes)[K]>>;

@Controller()
export class RuleTrialController {
  constructor(
    private readonly trials: RuleTrials,
    private readonly earnings: Earnable,
    private readonly corrections: RuleCorrections,
  ) {}

  @Handles(ruleTrialRoutes.simulate)
  simulate(@Input(ruleTrialRoutes.simulate) { params, body }: In<'simulate'>): Out<'simulate'> {
    return this.trials.simulate(params.villageId, body);
  }

  @Handles(ruleTrialRoutes.earnable)
  earnable(@Me() me: Caller, @Input(ruleTrialRoutes.earnable) { params }: In<'earnable'>): Out<'earnable'> {
    return this.earnings.of(me, params.householdId);
  }

  @Handles(ruleTrialRoutes.correct)
  correct(@Me() me: Caller, @Input(ruleTrialRoutes.correct) { params, body }: In<'correct'>): Out<'correct'> {
    return this.corrections.correct(me, params.ruleId, body);
  }

  @Handles(ruleTrialRoutes.correction)
  correction(@Me() me: Caller, @Input(ruleTrialRoutes.correction) { params }: In<'correction'>): Out<'correction'> {
    return this.corrections.remaining(me, params.ruleId);
  }
}
