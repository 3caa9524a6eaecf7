import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { absenceWords, type DutyPerson, type RotaScope } from '../../../../shared/contract/duty';
import { RESPONSIBLE_ROLES } from '../../../../shared/domain/duties';
import { roleNames, type Role } from '../../../../shared/domain/permissions';
import { chinaDay } from '../../../../shared/domain/weeks';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Appointments } from '../member/appointments.service';
import { Members } from '../member/members.service';
import { DutyAbsence } from './duty.entity';
import { Roll } from './duty-roll';

const ABSENT_AT_ONCE = 500;
const TOWN_ROLES: readonly Role[] = ['town-officer'];

/** Who serves a village, and who of them is away. */
@Injectable()
export class DutyPeople {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly appointments: Appointments,
    private readonly members: Members,
  ) {}

  /** `alsoNamed`: people who may no longer serve but still need a name. */
  async roll(villageId: string, at: number, alsoNamed: readonly string[] = [], scope: RotaScope = 'village'): Promise<Roll> {
    const holders = await this.appointments.inVillage(villageId, scope === 'town' ? TOWN_ROLES : RESPONSIBLE_ROLES);
    const serving = new Map<string, { name: string; roles: string[] }>();
    for (const { memberId, name, role } of holders) {
      serving.set(memberId, { name, roles: [...(serving.get(memberId)?.roles ?? []), roleNames[role]] });
    }
    const gone = [...new Set(alsoNamed)].filter((id) => !serving.has(id));
    return new Roll(serving, scope === 'town' ? new Map() : await this.away(villageId, chinaDay(at)), await this.members.nameOf(gone, villageId));
  }

  async list(villageId: string, at: number, scope: RotaScope): Promise<{ items: DutyPerson[] }> {
    return { items: (await this.roll(villageId, at, [], scope)).all() };
  }

  /** Of several absences at once the one that ends last. */
  private async away(villageId: string, day: string): Promise<Map<string, string>> {
    const rows = await this.uow.repo(DutyAbsence).find({
      where: { villageId, untilDay: MoreThanOrEqual(day), fromDay: LessThanOrEqual(day) }, order: { untilDay: 'ASC', id: 'ASC' }, take: ABSENT_AT_ONCE,
    });
    return new Map(rows.map(({ memberId, reason, untilDay }) => [memberId, `${absenceWords[reason]}到 ${monthAndDay(untilDay)}`]));
  }
}

const monthAndDay = (day: string): string => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`;
