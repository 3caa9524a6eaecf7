import { Controller } from '@nestjs/common';
import { pointsRoutes } from '../../../../shared/contract/points';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ExpiryRules } from './expiry-rules.service';

type In<K extends keyof typeof pointsRoutes> = InputOf<(typeof pointsRoutes)[K]>;
type Out<K extends keyof typeof pointsRoutes> = Promise<OutputOf<(typeof pointsRoutes)[K]>>;

@Controller()
export class PointsController {
  constructor(private readonly rules: ExpiryRules) {}

  @Handles(pointsRoutes.expiry)
  expiry(@Me() me: Caller | undefined, @Input(pointsRoutes.expiry) { params }: In<'expiry'>): Out<'expiry'> {
    return this.rules.page(params.villageId, me);
  }

  @Handles(pointsRoutes.publishExpiry)
  publishExpiry(@Me() me: Caller, @Input(pointsRoutes.publishExpiry) { params, body }: In<'publishExpiry'>): Out<'publishExpiry'> {
    return this.rules.publish(me, params.villageId, body);
  }
}
