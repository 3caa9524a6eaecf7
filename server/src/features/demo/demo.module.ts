import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { DemoController } from './demo.controller';
import { PersonaSeed } from './persona-seed.service';

@Module({ imports: [MemberModule, HouseholdModule], controllers: [DemoController], providers: [PersonaSeed], exports: [PersonaSeed] })
export class DemoModule {}
