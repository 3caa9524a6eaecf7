import { Controller } from '@nestjs/common';
import { erasureRoutes } from '../../../../shared/contract/erasure';
import type { InputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Erasures } from './erasures.service';

@Controller()
export class ErasureController {
  constructor(private readonly erasures: Erasures) {}

  @Handles(erasureRoutes.eraseMe)
  eraseMe(@Me() me: Caller, @Input(erasureRoutes.eraseMe) _confirmed: InputOf<typeof erasureRoutes.eraseMe>): Promise<void> {
    return this.erasures.erase(me);
  }
}
