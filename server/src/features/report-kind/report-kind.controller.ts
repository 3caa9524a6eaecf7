import { Controller } from '@nestjs/common';
import { reportKindRoutes } from '../../../../shared/contract/report-kind';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { CountyKinds } from './county-kinds.service';
import { ReportKinds } from './report-kinds.service';

type In<K extends keyof typeof reportKindRoutes> = InputOf<(typeof reportKindRoutes)[K]>;
type Out<K extends keyof typeof reportKindRoutes> = Promise<OutputOf<(typeof reportKindRoutes)[K]>>;

@Controller()
export class ReportKindController {
  constructor(
    private readonly kinds: ReportKinds,
    private readonly county: CountyKinds,
  ) {}

  @Handles(reportKindRoutes.ofVillage)
  ofVillage(@Input(reportKindRoutes.ofVillage) { params, query }: In<'ofVillage'>): Out<'ofVillage'> {
    return this.kinds.forPhone(params.villageId, query.known);
  }

  @Handles(reportKindRoutes.ofCounty)
  ofCounty(@Me() me: Caller, @Input(reportKindRoutes.ofCounty) { params }: In<'ofCounty'>): Out<'ofCounty'> {
    return this.county.list(me, params.countyCode);
  }

  @Handles(reportKindRoutes.create)
  create(@Me() me: Caller, @Input(reportKindRoutes.create) { params, body }: In<'create'>): Out<'create'> {
    return this.county.create(me, params.countyCode, body);
  }

  @Handles(reportKindRoutes.edit)
  edit(@Me() me: Caller, @Input(reportKindRoutes.edit) { params, body }: In<'edit'>): Out<'edit'> {
    return this.county.edit(me, params, body);
  }

  @Handles(reportKindRoutes.retire)
  retire(@Me() me: Caller, @Input(reportKindRoutes.retire) { params, body }: In<'retire'>): Out<'retire'> {
    return this.county.retire(me, params, body);
  }
}
