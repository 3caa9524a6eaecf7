import { Injectable } from '@nestjs/common';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { Appointments } from '../member/appointments.service';

/** Neighbours who may object for a door, and so may read what it got (组长、党员联户). */
@Injectable()
export class DoorHelpers {
  constructor(private readonly appointments: Appointments) {}

  /** The office alone is not enough: a group leader helps in the own group only. */
  async helps(me: Caller, village: VillageRef, groupNo: number): Promise<boolean> {
    return mayIn(me.standing, 'hygiene:object-for', village) && this.appointments.helps(me.memberId, village, groupNo);
  }
}
