import type { ModuleMetadata } from '@nestjs/common';
import { PhotoModule } from './photo/photo.module';
import { RegionModule } from './region/region.module';

/** Every area of the village; one module each. */
export const features: NonNullable<ModuleMetadata['imports']> = [PhotoModule, RegionModule];
