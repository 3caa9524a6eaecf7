import { Controller } from '@nestjs/common';
import { objectionRoutes } from '../../../../shared/contract/hygiene-review';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ObjectionReader } from './objection-reader.service';
import { Objections } from './objections.service';
import { SecondLooks } from './second-looks.service';

type In<K extends keyof typeof objectionRoutes> = InputOf<(typeof objectionRoutes)[K]>;
type Out<K extends keyof typeof objectionRoutes> = Promise<OutputOf<(typeof objectionRoutes)[K]>>;

@Controller()
export class ObjectionController {
  constructor(
    private readonly objections: Objections,
    private readonly looks: SecondLooks,
    private readonly reader: ObjectionReader,
  ) {}

  @Handles(objectionRoutes.door)
  door(@Me() me: Caller, @Input(objectionRoutes.door) { params }: In<'door'>): Out<'door'> {
    return this.reader.ofDoor(me, params.roundId, params.householdId);
  }

  @Handles(objectionRoutes.file)
  file(@Me() me: Caller, @Input(objectionRoutes.file) { params, body }: In<'file'>): Out<'file'> {
    return this.objections.file(me, params.roundId, params.householdId, body);
  }

  @Handles(objectionRoutes.read)
  read(@Me() me: Caller, @Input(objectionRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.reader.read(me, params.objectionId);
  }

  @Handles(objectionRoutes.withdraw)
  withdraw(@Me() me: Caller, @Input(objectionRoutes.withdraw) { params, body }: In<'withdraw'>): Out<'withdraw'> {
    return this.objections.withdraw(me, params.objectionId, body.version);
  }

  @Handles(objectionRoutes.list)
  list(@Input(objectionRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.reader.ofVillage(params.villageId, query);
  }

  @Handles(objectionRoutes.secondLooks)
  asked(@Me() me: Caller): Out<'secondLooks'> {
    return this.reader.askedOf(me);
  }

  @Handles(objectionRoutes.assign)
  assign(@Me() me: Caller, @Input(objectionRoutes.assign) { params, body }: In<'assign'>): Out<'assign'> {
    return this.looks.assign(me, params.objectionId, body);
  }

  @Handles(objectionRoutes.look)
  look(@Me() me: Caller, @Input(objectionRoutes.look) { params, body }: In<'look'>): Out<'look'> {
    return this.looks.look(me, params.objectionId, body);
  }

  @Handles(objectionRoutes.decide)
  decide(@Me() me: Caller, @Input(objectionRoutes.decide) { params, body }: In<'decide'>): Out<'decide'> {
    return this.looks.decide(me, params.objectionId, body);
  }

  @Handles(objectionRoutes.late)
  late(@Me() me: Caller, @Input(objectionRoutes.late) { params }: In<'late'>): Out<'late'> {
    return this.reader.late(me, params.regionCode);
  }
}
