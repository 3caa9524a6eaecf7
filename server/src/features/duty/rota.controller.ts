import { Controller } from '@nestjs/common';
import { rotaRoutes } from '../../../../shared/contract/duty';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Rota } from './rota.service';
import { RotaDesk } from './rota-desk.service';

type In<K extends keyof typeof rotaRoutes> = InputOf<(typeof rotaRoutes)[K]>;
type Out<K extends keyof typeof rotaRoutes> = Promise<OutputOf<(typeof rotaRoutes)[K]>>;

@Controller()
export class RotaController {
  constructor(
    private readonly rota: Rota,
    private readonly desk: RotaDesk,
  ) {}

  @Handles(rotaRoutes.today)
  today(@Input(rotaRoutes.today) { params }: In<'today'>): Out<'today'> {
    return this.rota.today(params.villageId);
  }

  @Handles(rotaRoutes.setPhone)
  setPhone(@Me() me: Caller, @Input(rotaRoutes.setPhone) { params, body }: In<'setPhone'>): Out<'setPhone'> {
    return this.desk.setPhone(me, params.villageId, body);
  }

  @Handles(rotaRoutes.weeks)
  weeks(@Me() me: Caller, @Input(rotaRoutes.weeks) { params, query }: In<'weeks'>): Out<'weeks'> {
    return this.rota.weeks(me, params.villageId, query);
  }

  @Handles(rotaRoutes.setWeek)
  setWeek(@Me() me: Caller, @Input(rotaRoutes.setWeek) { params, body }: In<'setWeek'>): Out<'setWeek'> {
    return this.desk.setWeek(me, params.villageId, params.week, body);
  }
}
