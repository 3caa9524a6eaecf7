import { Controller } from '@nestjs/common';
import { contentCheckRoutes } from '../../../../shared/contract/content-check';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ModerationQueue } from './moderation-queue.service';
import { Moderation } from './moderation.service';
import { OwnChecks } from './own-checks.service';

type In<K extends keyof typeof contentCheckRoutes> = InputOf<(typeof contentCheckRoutes)[K]>;
type Out<K extends keyof typeof contentCheckRoutes> = Promise<OutputOf<(typeof contentCheckRoutes)[K]>>;

@Controller()
export class ContentCheckController {
  constructor(
    private readonly desk: ModerationQueue,
    private readonly moderation: Moderation,
    private readonly own: OwnChecks,
  ) {}

  @Handles(contentCheckRoutes.queue)
  queue(@Me() me: Caller, @Input(contentCheckRoutes.queue) { query }: In<'queue'>): Out<'queue'> {
    return this.desk.list(me, query);
  }

  @Handles(contentCheckRoutes.held)
  held(@Me() me: Caller, @Input(contentCheckRoutes.held) { params }: In<'held'>): Out<'held'> {
    return this.desk.read(me, params.checkId);
  }

  @Handles(contentCheckRoutes.decide)
  decide(@Me() me: Caller, @Input(contentCheckRoutes.decide) { params, body }: In<'decide'>): Out<'decide'> {
    return this.moderation.decide(me, params.checkId, body);
  }

  @Handles(contentCheckRoutes.mine)
  mine(@Me() me: Caller, @Input(contentCheckRoutes.mine) { query }: In<'mine'>): Out<'mine'> {
    return this.own.list(me, query);
  }

  @Handles(contentCheckRoutes.appeal)
  appeal(@Me() me: Caller, @Input(contentCheckRoutes.appeal) { body }: In<'appeal'>): Out<'appeal'> {
    return this.own.appeal(me, body.subject, body.words);
  }
}
