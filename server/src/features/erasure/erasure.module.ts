import { Module } from '@nestjs/common';
import { DoorModule } from '../door/door.module';
import { MemberModule } from '../member/member.module';
import { RecordModule } from '../record/record.module';
import { ErasureController } from './erasure.controller';
import { Erasures } from './erasures.service';

@Module({ imports: [DoorModule, MemberModule, RecordModule], controllers: [ErasureController], providers: [Erasures] })
export class ErasureModule {}
