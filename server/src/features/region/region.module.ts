import { Module } from '@nestjs/common';
import { VillageLookup } from '../../core/access/ports';
import { RegionController } from './region.controller';
import { VillageImport } from './village-import.service';
import { RegionService } from './region.service';

@Module({
  controllers: [RegionController],
  providers: [RegionService, VillageImport, { provide: VillageLookup, useExisting: RegionService }],
  exports: [RegionService, VillageImport, VillageLookup],
})
export class RegionModule {}
