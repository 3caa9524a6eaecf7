import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { z } from 'zod';
import type { WorkerView } from '../../../../shared/contract/report';
import { roleNames, type Role } from '../../../../shared/domain/permissions';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Duties } from '../duty/duties.service';
import { Appointments } from '../member/appointments.service';
import { Report } from './report.entity';

const WORKING_ROLES: Role[] = ['cleaner', 'repairer', 'group-leader', 'party-contact', 'cadre', 'secretary'];

/** Who can be given a report in a village. */
@Injectable()
export class ReportWorkers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly appointments: Appointments,
    private readonly duties: Duties,
  ) {}

  /** Whom the responsibility table names for the report; then cleaners and repairers, the least busy first. */
  async list(villageId: string, reportId?: string): Promise<z.infer<typeof WorkerView>[]> {
    const responsible = await this.responsibleFor(villageId, reportId);
    const people = await this.people(villageId);
    const busy = await this.openTasks(villageId, people.map((person) => person.memberId));
    const order = (role: Role): number => Number(role === 'cadre' || role === 'secretary');
    return people
      .map(({ memberId, name, role, groupNo }) => ({ memberId, name, role, roleName: roleNames[role], groupNo, openTasks: busy.get(memberId) ?? 0, isResponsible: memberId === responsible }))
      .sort((a, b) => Number(b.isResponsible) - Number(a.isResponsible) || order(a.role) - order(b.role) || a.openTasks - b.openTasks);
  }

  async find(villageId: string, memberId: string): Promise<{ name: string; roleName: string } | undefined> {
    const person = (await this.people(villageId)).find((one) => one.memberId === memberId);
    return person && { name: person.name, roleName: roleNames[person.role] };
  }

  /** 保洁员 王师傅 */
  async titleOf(villageId: string, memberId: string): Promise<string> {
    const person = await this.find(villageId, memberId);
    return person ? `${person.roleName} ${person.name}` : '处理人';
  }

  private async responsibleFor(villageId: string, reportId?: string): Promise<string | undefined> {
    const report = reportId === undefined ? null : await this.uow.repo(Report).findOneBy({ id: reportId, villageId });
    return report ? (await this.duties.responsible({ ...report, kindId: report.kind, at: this.clock.now() }))?.memberId : undefined;
  }

  private async people(villageId: string): ReturnType<Appointments['inVillage']> {
    const all = await this.appointments.inVillage(villageId, WORKING_ROLES);
    return all.filter((one, at) => all.findIndex((other) => other.memberId === one.memberId) === at);
  }

  private async openTasks(villageId: string, memberIds: string[]): Promise<Map<string, number>> {
    if (memberIds.length === 0) return new Map();
    const rows = await this.uow.repo(Report).createQueryBuilder('r')
      .select('r.assigneeId', 'memberId').addSelect('COUNT(*)', 'tasks')
      .where({ villageId, state: In(['assigned', 'partly-fixed']), assigneeId: In(memberIds) })
      .groupBy('r.assigneeId').getRawMany<{ memberId: string; tasks: number | string }>();
    return new Map(rows.map((row) => [row.memberId, Number(row.tasks)]));
  }
}
