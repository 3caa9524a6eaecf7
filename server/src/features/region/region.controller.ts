import { Controller } from '@nestjs/common';
import { regionRoutes } from '../../../../shared/contract/region';
import type { InputOf } from '../../../../shared/route';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { RegionService } from './region.service';

@Controller()
export class RegionController {
  constructor(private readonly regions: RegionService) {}

  @Handles(regionRoutes.search)
  search(@Input(regionRoutes.search) { query }: InputOf<typeof regionRoutes.search>) {
    return this.regions.search(query.q);
  }

  @Handles(regionRoutes.roots)
  roots() {
    return this.regions.roots();
  }

  @Handles(regionRoutes.children)
  children(@Input(regionRoutes.children) { params }: InputOf<typeof regionRoutes.children>) {
    return this.regions.children(params.regionId);
  }
}
