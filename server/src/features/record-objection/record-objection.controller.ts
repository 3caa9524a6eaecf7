import { Controller } from '@nestjs/common';
import { lineObjectionRoutes } from '../../../../shared/contract/record-objection';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ObjectionLists } from './objection-lists.service';
import { RecordObjections } from './record-objections.service';

type In<K extends keyof typeof lineObjectionRoutes> = InputOf<(typeof lineObjectionRoutes)[K]>;
type Out<K extends keyof typeof lineObjectionRoutes> = Promise<OutputOf<(typeof lineObjectionRoutes)[K]>>;

@Controller()
export class RecordObjectionController {
  constructor(
    private readonly objections: RecordObjections,
    private readonly lists: ObjectionLists,
  ) {}

  @Handles(lineObjectionRoutes.ofLine)
  ofLine(@Me() me: Caller, @Input(lineObjectionRoutes.ofLine) { params }: In<'ofLine'>): Out<'ofLine'> {
    return this.lists.ofLine(me, params.entryId);
  }

  @Handles(lineObjectionRoutes.file)
  file(@Me() me: Caller, @Input(lineObjectionRoutes.file) { params, body }: In<'file'>): Out<'file'> {
    return this.objections.file(me, params.entryId, body);
  }

  @Handles(lineObjectionRoutes.withdraw)
  withdraw(@Me() me: Caller, @Input(lineObjectionRoutes.withdraw) { params }: In<'withdraw'>): Out<'withdraw'> {
    return this.objections.withdraw(me, params.objectionId);
  }

  @Handles(lineObjectionRoutes.decide)
  decide(@Me() me: Caller, @Input(lineObjectionRoutes.decide) { params, body }: In<'decide'>): Out<'decide'> {
    return this.objections.decide(me, params.objectionId, body);
  }

  @Handles(lineObjectionRoutes.list)
  list(@Me() me: Caller, @Input(lineObjectionRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.lists.list(me, params.villageId, query);
  }

  @Handles(lineObjectionRoutes.late)
  late(@Me() me: Caller, @Input(lineObjectionRoutes.late) { params }: In<'late'>): Out<'late'> {
    return this.lists.late(me, params.regionCode);
  }
}
