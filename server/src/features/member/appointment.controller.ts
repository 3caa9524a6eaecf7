import { Controller } from '@nestjs/common';
import { appointmentRoutes } from '../../../../shared/contract/member';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Appointments } from './appointments.service';

type In<K extends keyof typeof appointmentRoutes> = InputOf<(typeof appointmentRoutes)[K]>;
type Out<K extends keyof typeof appointmentRoutes> = Promise<OutputOf<(typeof appointmentRoutes)[K]>>;

@Controller()
export class AppointmentController {
  constructor(private readonly appointments: Appointments) {}

  @Handles(appointmentRoutes.list)
  list(@Input(appointmentRoutes.list) { params }: In<'list'>): Out<'list'> {
    return this.appointments.list(params.villageId);
  }

  @Handles(appointmentRoutes.appoint)
  appoint(@Me() me: Caller, @Input(appointmentRoutes.appoint) { body }: In<'appoint'>): Out<'appoint'> {
    return this.appointments.appoint(me, body);
  }

  @Handles(appointmentRoutes.dismiss)
  dismiss(@Me() me: Caller, @Input(appointmentRoutes.dismiss) { params, body }: In<'dismiss'>): Out<'dismiss'> {
    return this.appointments.dismiss(me, params.appointmentId, body.reason);
  }
}
