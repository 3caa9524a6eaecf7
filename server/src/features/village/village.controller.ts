import { Controller } from '@nestjs/common';
import { villageRoutes } from '../../../../shared/contract/village';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Home } from './home.service';
import { Profiles } from './profiles.service';
import { VillagePages } from './village-page.service';

type In<K extends keyof typeof villageRoutes> = InputOf<(typeof villageRoutes)[K]>;
type Out<K extends keyof typeof villageRoutes> = Promise<OutputOf<(typeof villageRoutes)[K]>>;

@Controller()
export class VillageController {
  constructor(
    private readonly homes: Home,
    private readonly pages: VillagePages,
    private readonly profiles: Profiles,
  ) {}

  @Handles(villageRoutes.home)
  home(@Me() me: Caller): Out<'home'> {
    return this.homes.read(me);
  }

  @Handles(villageRoutes.page)
  page(@Me() me: Caller | undefined, @Input(villageRoutes.page) { params }: In<'page'>): Out<'page'> {
    return this.pages.page(me, params.villageId);
  }

  @Handles(villageRoutes.editPage)
  async editPage(@Me() me: Caller, @Input(villageRoutes.editPage) { params, body }: In<'editPage'>): Out<'editPage'> {
    await this.profiles.edit(me, params.villageId, body);
    return this.pages.page(me, params.villageId);
  }
}
