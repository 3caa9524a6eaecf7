import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { DoorChoices } from '../door/door-choices.service';
import { Appointments } from '../member/appointments.service';
import { Follows } from '../member/follows.service';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { Sessions } from '../member/sessions.service';
import { RecordErasure } from '../record/record-erasure.service';
import { ObjectionAskers } from '../record-objection/objection-askers.service';

/** A person leaves (注销): nothing that names them stays. Their household keeps its points and its lines. */
@Injectable()
export class Erasures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: Members,
    private readonly follows: Follows,
    private readonly residencies: Residencies,
    private readonly appointments: Appointments,
    private readonly sessions: Sessions,
    private readonly record: RecordErasure,
    private readonly doors: DoorChoices,
    private readonly askers: ObjectionAskers,
  ) {}

  /** All of it or nothing; whoever asked is signed out by it. */
  erase({ memberId }: Caller): Promise<void> {
    return this.uow.run(async () => {
      for (const villageId of await this.follows.villagesOf(memberId)) await this.follows.unfollow(memberId, villageId);
      for (const home of await this.residencies.ofMember(memberId)) await this.askers.forget(home);
      await this.residencies.endAll(memberId);
      await this.appointments.endAll(memberId);
      await this.record.erase(memberId);
      await this.doors.forget(memberId);
      await this.members.forget(memberId);
      await this.sessions.revokeAll(memberId);
    });
  }
}
