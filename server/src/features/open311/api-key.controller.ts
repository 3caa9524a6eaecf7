import { Controller } from '@nestjs/common';
import { apiKeyRoutes } from '../../../../shared/contract/api-key';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ApiKeys } from './api-keys.service';

type In<K extends keyof typeof apiKeyRoutes> = InputOf<(typeof apiKeyRoutes)[K]>;
type Out<K extends keyof typeof apiKeyRoutes> = Promise<OutputOf<(typeof apiKeyRoutes)[K]>>;

@Controller()
export class ApiKeyController {
  constructor(private readonly keys: ApiKeys) {}

  @Handles(apiKeyRoutes.list)
  list(@Me() me: Caller, @Input(apiKeyRoutes.list) { params }: In<'list'>): Out<'list'> {
    return this.keys.list(me, params.countyCode);
  }

  @Handles(apiKeyRoutes.create)
  create(@Me() me: Caller, @Input(apiKeyRoutes.create) { params, body }: In<'create'>): Out<'create'> {
    return this.keys.create(me, params.countyCode, body);
  }

  @Handles(apiKeyRoutes.revoke)
  revoke(@Me() me: Caller, @Input(apiKeyRoutes.revoke) { params }: In<'revoke'>): Out<'revoke'> {
    return this.keys.revoke(me, params.countyCode, params.keyId);
  }
}
