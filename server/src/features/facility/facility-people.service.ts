import { Injectable } from '@nestjs/common';
import { facilityErrors } from '../../../../shared/contract/facility';
import { roleNames, type Role } from '../../../../shared/domain/permissions';
import { refuse } from '../../core/http/refusal';
import { Appointments } from '../member/appointments.service';
import { Members } from '../member/members.service';

export interface DutyHolder {
  memberId: string;
  name: string;
  roleName: string;
}

/** Who can look after a facility: holders of an office in the village. */
const ROLES: readonly Role[] = ['cleaner', 'repairer', 'group-leader', 'party-contact', 'cadre', 'secretary'];

@Injectable()
export class FacilityPeople {
  constructor(
    private readonly appointments: Appointments,
    private readonly members: Members,
  ) {}

  /** One line a person, by the first of their offices. */
  async ofVillage(villageId: string): Promise<DutyHolder[]> {
    const holders = await this.appointments.inVillage(villageId, ROLES);
    const byRole = [...holders].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
    const people = new Map<string, DutyHolder>();
    for (const { memberId, name, role } of byRole) if (!people.has(memberId)) people.set(memberId, { memberId, name, roleName: roleNames[role] });
    return [...people.values()];
  }

  /** `before`: who looks after it now may stay, whatever their office. */
  async assertServes(villageId: string, memberId: string | null, before: string | null = null): Promise<void> {
    if (memberId === null || memberId === before) return;
    const people = await this.ofVillage(villageId);
    if (!people.some((person) => person.memberId === memberId)) refuse(facilityErrors, 'FACILITY_DUTY_UNKNOWN');
  }

  names(villageId: string, memberIds: readonly (string | null)[]): Promise<Map<string, string>> {
    return this.members.nameOf([...new Set(memberIds.filter((id) => id !== null))], villageId);
  }
}
