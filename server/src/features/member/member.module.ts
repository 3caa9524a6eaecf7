import { Module } from '@nestjs/common';
import { SessionReader } from '../../core/access/ports';
import { RegionModule } from '../region/region.module';
import { AppointmentController } from './appointment.controller';
import { Appointments } from './appointments.service';
import { AuditController } from './audit.controller';
import { AuditList } from './audit-list.service';
import { Follows } from './follows.service';
import { MeViews } from './me.service';
import { MemberController } from './member.controller';
import { Members } from './members.service';
import { OpenidVault } from './openid-vault';
import { Residencies } from './residencies.service';
import { Sessions } from './sessions.service';

const services = [Members, Sessions, Follows, Residencies, Appointments, MeViews];

/** People: sign-in, follows, residencies, appointments. */
@Module({
  imports: [RegionModule],
  controllers: [MemberController, AppointmentController, AuditController],
  providers: [...services, OpenidVault, AuditList, { provide: SessionReader, useExisting: Sessions }],
  exports: [...services, SessionReader],
})
export class MemberModule {}
