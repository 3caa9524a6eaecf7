import { Module } from '@nestjs/common';
import { Facilities } from './facilities.service';
@Module({ providers: [Facilities], exports: [Facilities] })
export class FacilityModule {}
