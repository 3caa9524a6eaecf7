import type { ModuleMetadata } from '@nestjs/common';
import { RegionModule } from './region/region.module';

/** Every area of the village; one module each. */
export const features: NonNullable<ModuleMetadata['imports']> = [RegionModule];
