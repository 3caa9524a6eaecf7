import { Injectable } from '@nestjs/common';
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import { memberErrors, type AppointmentView, type NewAppointment } from '../../../../shared/contract/member';
import type { z } from 'zod';
import type { Role, VillageRef } from '../../../../shared/domain/permissions';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { RegionService } from '../region/region.service';
import { Appointment } from './appointment.entity';
import { toAppointmentViews } from './appointment.view';
import { assertMakesSense, assertMayAppoint, belongsTo, helpsGroup, isVillageRole, refuseField } from './member.policy';
import { Members } from './members.service';
import { Residencies } from './residencies.service';

export interface OfficeHolder {
  memberId: string;
  role: Role;
  groupNo: number | null;
  name: string;
}

export type Office = Pick<Appointment, 'role' | 'regionCode' | 'groupNo'>;
export type NewOffice = Office & Pick<Appointment, 'memberId'>;

const LISTED_AT_MOST = 500;
/** Every code a village's appointments may carry: county, town, village. */
const codesAbove = (code: string): string[] => [code.slice(0, 6), code.slice(0, 9), code];

/** Who holds which office where. */
@Injectable()
export class Appointments {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly members: Members,
    private readonly residencies: Residencies,
    private readonly audit: Audit,
  ) {}

  /** Everybody whose office of one of these roles covers the village, longest in office first. */
  async inVillage(villageId: string, roles: readonly Role[]): Promise<OfficeHolder[]> {
    const rows = await this.covering(villageId, { role: In([...roles]) });
    const names = await this.members.nameOf(rows.map(({ memberId }) => memberId), villageId);
    return rows.map(({ memberId, role, groupNo }) => ({ memberId, role, groupNo, name: names.get(memberId) ?? '' }));
  }

  /** What a person holds now. */
  of(memberId: string): Promise<Appointment[]> {
    return this.uow.repo(Appointment).find({ where: { memberId, until: IsNull() }, order: { since: 'ASC', id: 'ASC' }, take: LISTED_AT_MOST });
  }

  /** Acts for neighbours without a phone in this group (组长、党员联户). */
  async helps(memberId: string, village: VillageRef, groupNo: number): Promise<boolean> {
    return helpsGroup(await this.of(memberId), village, groupNo);
  }

  async list(villageId: string): Promise<{ items: AppointmentView[] }> {
    return { items: await this.views(await this.covering(villageId), villageId) };
  }

  async appoint(me: Caller, asked: z.output<typeof NewAppointment>): Promise<AppointmentView> {
    assertMayAppoint(me, asked.role, asked.regionCode);
    assertMakesSense(asked);
    if (!(await this.regions.byCode(asked.regionCode))) refuseField('regionCode', '没有这个行政区,请重新选择');
    await this.assertRooted(asked);
    return this.uow.run(async () => {
      const appointment = await this.grant(asked, me.memberId);
      await this.note(me, 'appointment.appoint', appointment);
      return (await this.views([appointment]))[0]!;
    });
  }

  async dismiss(me: Caller, appointmentId: string, reason: string): Promise<void> {
    const appointment = await this.uow.repo(Appointment).findOneBy({ id: appointmentId, until: IsNull() });
    if (!appointment) return refuseCommon('NOT_FOUND');
    assertMayAppoint(me, appointment.role, appointment.regionCode);
    await this.uow.run(async () => {
      const ended = { until: this.clock.now(), reason, liveKey: null };
      const { affected } = await this.uow.repo(Appointment).update({ id: appointmentId, until: IsNull() }, ended);
      if (affected !== 1) refuseCommon('NOT_FOUND');
      await this.note(me, 'appointment.dismiss', { ...appointment, reason });
    });
  }

  /** The person leaves. */
  async endAll(memberId: string): Promise<void> {
    const ended = { until: this.clock.now(), reason: '已注销', liveKey: null };
    await this.uow.run(() => this.uow.repo(Appointment).update({ memberId, until: IsNull() }, ended));
  }

  /** Without asking who gives it: for seeds and the operator's tools. */
  async grant({ memberId, role, regionCode, groupNo }: NewOffice, appointedBy: string | null = null): Promise<Appointment> {
    const appointment: Appointment = {
      id: this.ids.next(), memberId, role, regionCode, groupNo, appointedBy, since: this.clock.now(), until: null, reason: '',
      liveKey: [memberId, role, regionCode].join(':'),
    };
    try {
      await this.uow.run(() => this.uow.repo(Appointment).insert(appointment));
      return appointment;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return refuse(memberErrors, 'APPOINTMENT_EXISTS');
    }
  }

  async views(rows: readonly Appointment[], villageId?: string): Promise<AppointmentView[]> {
    const names = await this.members.nameOf(rows.map(({ memberId }) => memberId), villageId);
    return toAppointmentViews(this.regions, rows, names);
  }

  private async covering(villageId: string, where: FindOptionsWhere<Appointment> = {}): Promise<Appointment[]> {
    const { code } = await this.regions.village(villageId);
    return this.uow.repo(Appointment).find({
      where: { ...where, regionCode: In(codesAbove(code)), until: IsNull() },
      order: { since: 'ASC', id: 'ASC' },
      take: LISTED_AT_MOST,
    });
  }

  private async assertRooted({ memberId, role, regionCode }: NewOffice): Promise<void> {
    const known = await this.members.byId(memberId);
    if (!known) refuse(memberErrors, 'APPOINTMENT_NEEDS_RESIDENT');
    if (!isVillageRole(role)) return;
    const villages = await Promise.all((await this.residencies.verifiedVillagesOf(memberId)).map((id) => this.regions.byId(id)));
    const homes = villages.flatMap((village) => (village ? [village.code] : []));
    const served = (await this.of(memberId)).map((appointment) => appointment.regionCode);
    if (!belongsTo(regionCode, homes, served)) refuse(memberErrors, 'APPOINTMENT_NEEDS_RESIDENT');
  }

  private async note(me: Caller, action: string, { id, memberId, role, regionCode, groupNo, reason }: Appointment): Promise<void> {
    const region = await this.regions.byCode(regionCode);
    const villageId = region?.level === 'village' ? region.id : null;
    await this.audit.note(me, { action, villageId, subject: `appointment:${id}`, details: { memberId, role, regionCode, groupNo, reason } });
  }
}
