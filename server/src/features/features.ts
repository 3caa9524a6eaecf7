import type { ModuleMetadata } from '@nestjs/common';
import { HouseholdModule } from './household/household.module';
import { MemberModule } from './member/member.module';
import { PhotoModule } from './photo/photo.module';
import { RegionModule } from './region/region.module';

/** Every area of the village; one module each. */
export const features: NonNullable<ModuleMetadata['imports']> = [HouseholdModule, MemberModule, PhotoModule, RegionModule];
