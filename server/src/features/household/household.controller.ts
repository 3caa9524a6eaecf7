import { Controller } from '@nestjs/common';
import { householdRoutes } from '../../../../shared/contract/household';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Claims } from './claims.service';
import { HouseholdReader } from './household-reader.service';
import { Households } from './households.service';

type In<K extends keyof typeof householdRoutes> = InputOf<(typeof householdRoutes)[K]>;
type Out<K extends keyof typeof householdRoutes> = Promise<OutputOf<(typeof householdRoutes)[K]>>;

@Controller()
export class HouseholdController {
  constructor(
    private readonly households: Households,
    private readonly reader: HouseholdReader,
    private readonly claims: Claims,
  ) {}

  @Handles(householdRoutes.groups)
  groups(@Input(householdRoutes.groups) { params }: In<'groups'>): Out<'groups'> {
    return this.households.groups(params.villageId);
  }

  @Handles(householdRoutes.list)
  list(@Input(householdRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.households.list(params.villageId, query);
  }

  @Handles(householdRoutes.read)
  read(@Me() me: Caller, @Input(householdRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.reader.read(me, params.householdId);
  }

  @Handles(householdRoutes.claim)
  claim(@Me() me: Caller, @Input(householdRoutes.claim) { params, body }: In<'claim'>): Out<'claim'> {
    return this.claims.claim(me, params.villageId, body);
  }

  @Handles(householdRoutes.claims)
  waiting(@Me() me: Caller, @Input(householdRoutes.claims) { params, query }: In<'claims'>): Out<'claims'> {
    return this.claims.waiting(me, params.villageId, query);
  }

  @Handles(householdRoutes.decideClaim)
  decide(@Me() me: Caller, @Input(householdRoutes.decideClaim) { params, body }: In<'decideClaim'>): Out<'decideClaim'> {
    return this.claims.decide(me, params.residencyId, body);
  }

  @Handles(householdRoutes.residents)
  residents(@Input(householdRoutes.residents) { params, query }: In<'residents'>): Out<'residents'> {
    return this.claims.residents(params.villageId, query);
  }
}
