import { Controller } from '@nestjs/common';
import { recordRuleRoutes } from '../../../../shared/contract/record-rule';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { RuleDesks } from './rule-desk.service';
import { RuleReader } from './rule-reader.service';

type In<K extends keyof typeof recordRuleRoutes> = InputOf<(typeof recordRuleRoutes)[K]>;
type Out<K extends keyof typeof recordRuleRoutes> = Promise<OutputOf<(typeof recordRuleRoutes)[K]>>;

@Controller()
export class RecordRuleController {
  constructor(
    private readonly reader: RuleReader,
    private readonly desks: RuleDesks,
  ) {}

  @Handles(recordRuleRoutes.ofVillage)
  ofVillage(@Input(recordRuleRoutes.ofVillage) { params }: In<'ofVillage'>): Out<'ofVillage'> {
    return this.reader.ofVillage(params.villageId);
  }

  @Handles(recordRuleRoutes.countyDesk)
  countyDesk(@Me() me: Caller, @Input(recordRuleRoutes.countyDesk) { params }: In<'countyDesk'>): Out<'countyDesk'> {
    return this.desks.ofCounty(me, params.countyCode);
  }

  @Handles(recordRuleRoutes.villageDesk)
  villageDesk(@Input(recordRuleRoutes.villageDesk) { params }: In<'villageDesk'>): Out<'villageDesk'> {
    return this.desks.ofVillage(params.villageId);
  }

  @Handles(recordRuleRoutes.publishForCounty)
  publishForCounty(@Me() me: Caller, @Input(recordRuleRoutes.publishForCounty) { params, body }: In<'publishForCounty'>): Out<'publishForCounty'> {
    return this.desks.publishForCounty(me, params.countyCode, body);
  }

  @Handles(recordRuleRoutes.publishForVillage)
  publishForVillage(@Me() me: Caller, @Input(recordRuleRoutes.publishForVillage) { params, body }: In<'publishForVillage'>): Out<'publishForVillage'> {
    return this.desks.publishForVillage(me, params.villageId, body);
  }

  @Handles(recordRuleRoutes.withdraw)
  withdraw(@Me() me: Caller, @Input(recordRuleRoutes.withdraw) { params, body }: In<'withdraw'>): Out<'withdraw'> {
    return this.desks.withdraw(me, params.ruleId, body.reason);
  }
}
