import { Controller } from '@nestjs/common';
import { deedRoutes } from '../../../../shared/contract/deed';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { DeedReader } from './deed-reader.service';
import { DeedSheets } from './deed-sheets.service';
import { Deeds } from './deeds.service';

type In<K extends keyof typeof deedRoutes> = InputOf<(typeof deedRoutes)[K]>;
type Out<K extends keyof typeof deedRoutes> = Promise<OutputOf<(typeof deedRoutes)[K]>>;

@Controller()
export class DeedController {
  constructor(
    private readonly deeds: Deeds,
    private readonly sheets: DeedSheets,
    private readonly reader: DeedReader,
  ) {}

  @Handles(deedRoutes.submit)
  submit(@Me() me: Caller, @Input(deedRoutes.submit) { params, body }: In<'submit'>): Out<'submit'> {
    return this.deeds.submit(me, params.villageId, body);
  }

  @Handles(deedRoutes.mine)
  mine(@Me() me: Caller, @Input(deedRoutes.mine) { params, query }: In<'mine'>): Out<'mine'> {
    return this.reader.mine(me, params.villageId, query);
  }

  @Handles(deedRoutes.waiting)
  waiting(@Me() me: Caller, @Input(deedRoutes.waiting) { params, query }: In<'waiting'>): Out<'waiting'> {
    return this.reader.ofVillage(me, params.villageId, query.state, query);
  }

  @Handles(deedRoutes.decide)
  decide(@Me() me: Caller, @Input(deedRoutes.decide) { params, body }: In<'decide'>): Out<'decide'> {
    return this.deeds.decide(me, params.deedId, body);
  }

  @Handles(deedRoutes.withdraw)
  withdraw(@Me() me: Caller, @Input(deedRoutes.withdraw) { params, body }: In<'withdraw'>): Out<'withdraw'> {
    return this.deeds.withdraw(me, params.deedId, body.reason);
  }

  @Handles(deedRoutes.foundFalse)
  foundFalse(@Me() me: Caller, @Input(deedRoutes.foundFalse) { params, body }: In<'foundFalse'>): Out<'foundFalse'> {
    return this.deeds.foundFalse(me, params.deedId, body.reason);
  }

  @Handles(deedRoutes.sheet)
  sheet(@Me() me: Caller, @Input(deedRoutes.sheet) { params, body }: In<'sheet'>): Out<'sheet'> {
    return this.sheets.enter(me, params.villageId, body);
  }
}
