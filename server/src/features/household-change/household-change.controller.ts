import { Controller } from '@nestjs/common';
import { householdChangeRoutes } from '../../../../shared/contract/household-change';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { HouseholdChanges } from './household-changes.service';

type In<K extends keyof typeof householdChangeRoutes> = InputOf<(typeof householdChangeRoutes)[K]>;
type Out<K extends keyof typeof householdChangeRoutes> = Promise<OutputOf<(typeof householdChangeRoutes)[K]>>;

@Controller()
export class HouseholdChangeController {
  constructor(private readonly changes: HouseholdChanges) {}

  @Handles(householdChangeRoutes.split)
  split(@Me() me: Caller, @Input(householdChangeRoutes.split) { params, body }: In<'split'>): Out<'split'> {
    return this.changes.split(me, params.villageId, body);
  }

  @Handles(householdChangeRoutes.merge)
  merge(@Me() me: Caller, @Input(householdChangeRoutes.merge) { params, body }: In<'merge'>): Out<'merge'> {
    return this.changes.merge(me, params.villageId, body);
  }

  @Handles(householdChangeRoutes.list)
  list(@Input(householdChangeRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.changes.list(params.villageId, query);
  }
}
