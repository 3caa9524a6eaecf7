import { Module } from '@nestjs/common';
import { DoorModule } from '../door/door.module';
import { MemberModule } from '../member/member.module';
import { RecordModule } from '../record/record.module';
import { RecordObjectionModule } from '../record-objection/record-objection.module';
import { ErasureController } from './erasure.controller';
import { Erasures } from './erasures.service';

@Module({ imports: [DoorModule, MemberModule, RecordModule, RecordObjectionModule], controllers: [ErasureController], providers: [Erasures] })
export class ErasureModule {}
