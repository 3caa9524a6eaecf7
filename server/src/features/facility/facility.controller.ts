import { Controller } from '@nestjs/common';
import { facilityRoutes } from '../../../../shared/contract/facility';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { FacilityDesk } from './facility-desk.service';
import { FacilityPeople } from './facility-people.service';
import { FacilityReader } from './facility-reader.service';

type In<K extends keyof typeof facilityRoutes> = InputOf<(typeof facilityRoutes)[K]>;
type Out<K extends keyof typeof facilityRoutes> = Promise<OutputOf<(typeof facilityRoutes)[K]>>;

@Controller()
export class FacilityController {
  constructor(
    private readonly reader: FacilityReader,
    private readonly desk: FacilityDesk,
    private readonly people: FacilityPeople,
  ) {}

  @Handles(facilityRoutes.list)
  list(@Input(facilityRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.reader.list(params.villageId, query);
  }

  @Handles(facilityRoutes.read)
  read(@Me() me: Caller | undefined, @Input(facilityRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.reader.read(me, params.facilityId);
  }

  @Handles(facilityRoutes.byCode)
  byCode(@Me() me: Caller | undefined, @Input(facilityRoutes.byCode) { params }: In<'byCode'>): Out<'byCode'> {
    return this.reader.byCode(me, params.code);
  }

  @Handles(facilityRoutes.layer)
  layer(@Input(facilityRoutes.layer) { params, query }: In<'layer'>): Out<'layer'> {
    return this.reader.layer(params.villageId, query);
  }

  @Handles(facilityRoutes.create)
  create(@Me() me: Caller, @Input(facilityRoutes.create) { params, body }: In<'create'>): Out<'create'> {
    return this.desk.create(me, params.villageId, body);
  }

  @Handles(facilityRoutes.edit)
  edit(@Me() me: Caller, @Input(facilityRoutes.edit) { params, body }: In<'edit'>): Out<'edit'> {
    return this.desk.edit(me, params.facilityId, body);
  }

  @Handles(facilityRoutes.setState)
  setState(@Me() me: Caller, @Input(facilityRoutes.setState) { params, body }: In<'setState'>): Out<'setState'> {
    return this.desk.setState(me, params.facilityId, body.state, body.version);
  }

  @Handles(facilityRoutes.dutyPeople)
  async dutyPeople(@Input(facilityRoutes.dutyPeople) { params }: In<'dutyPeople'>): Out<'dutyPeople'> {
    return { items: await this.people.ofVillage(params.villageId) };
  }
}
