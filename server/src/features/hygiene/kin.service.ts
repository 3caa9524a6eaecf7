import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { z } from 'zod';
import { hygienePlanErrors, type hygienePlanRoutes, type KinView } from '../../../../shared/contract/hygiene-plan';
import { doorLabel } from '../../../../shared/domain/groups';
import { mayIn } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { Members } from '../member/members.service';
import { RegionService } from '../region/region.service';
import { HygieneKin } from './round-plan.entity';
import { RoundTeams } from './round-teams.service';

type Declaration = z.output<(typeof hygienePlanRoutes)['declareKin']['body']>;

/** Declared kin of inspectors (亲属回避). */
@Injectable()
export class Kin {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly members: Members,
    private readonly teams: RoundTeams,
    private readonly audit: Audit,
  ) {}

  /** Households that none of these people may score. */
  async householdsOf(villageId: string, inspectorIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.repo(HygieneKin).findBy({ villageId, inspectorId: In([...inspectorIds]), withdrawnAt: IsNull() });
    return new Set(rows.map(({ householdId }) => householdId));
  }

  async list(me: Caller, villageId: string): Promise<{ items: KinView[] }> {
    const where = (await this.mayRecord(me, villageId)) ? { villageId } : { villageId, inspectorId: me.memberId };
    return { items: await this.views(await this.uow.repo(HygieneKin).find({ where, order: { declaredAt: 'DESC', id: 'DESC' }, take: 500 })) };
  }

  /** Inspectors declare for themselves; staff record it for anybody. Declared twice is declared once. */
  declare(me: Caller, villageId: string, { householdId, inspectorId = me.memberId, relation }: Declaration): Promise<KinView> {
    return this.uow.run(async () => {
      if (inspectorId !== me.memberId && !(await this.mayRecord(me, villageId))) refuse(commonErrors, 'FORBIDDEN');
      await this.assertKnown(villageId, householdId, inspectorId);
      const known = await this.uow.repo(HygieneKin).findOneBy({ villageId, inspectorId, householdId, withdrawnAt: IsNull() });
      const kin = known ?? this.newKin(me, villageId, { householdId, inspectorId, relation });
      if (!known) await this.uow.repo(HygieneKin).insert(kin);
      if (!known) await this.audit.note(me, { action: 'hygiene.kin', villageId, subject: `household:${householdId}`, details: { memberId: inspectorId } });
      return this.viewOf(kin);
    });
  }

  withdraw(me: Caller, villageId: string, kinId: string, reason: string): Promise<KinView> {
    return this.uow.run(async () => {
      const gone = { withdrawnBy: me.memberId, withdrawnAt: this.clock.now(), withdrawnReason: reason };
      const done = await this.uow.repo(HygieneKin).update({ id: kinId, villageId, withdrawnAt: IsNull() }, gone);
      const kin = await this.uow.repo(HygieneKin).findOneBy({ id: kinId, villageId });
      if (!kin) return refuse(commonErrors, 'NOT_FOUND');
      const details = { memberId: kin.inspectorId, reason };
      if (done.affected === 1) await this.audit.note(me, { action: 'hygiene.kin-withdraw', villageId, subject: `household:${kin.householdId}`, details });
      return this.viewOf(kin);
    });
  }

  private async mayRecord(me: Caller, villageId: string): Promise<boolean> {
    const village = await this.regions.village(villageId);
    return mayIn(me.standing, 'hygiene:open', village) || mayIn(me.standing, 'hygiene:inspect', village);
  }

  private async assertKnown(villageId: string, householdId: string, inspectorId: string): Promise<void> {
    const household = await this.households.find(householdId);
    const isInspector = (await this.teams.inspectors(villageId)).some(({ memberId }) => memberId === inspectorId);
    if (household?.villageId !== villageId || !isInspector) refuse(hygienePlanErrors, 'KIN_UNKNOWN');
  }

  private newKin(me: Caller, villageId: string, { householdId, inspectorId, relation }: Required<Declaration>): HygieneKin {
    return {
      id: this.ids.next(), villageId, inspectorId, householdId, relation, declaredBy: me.memberId, declaredAt: this.clock.now(),
      withdrawnBy: null, withdrawnAt: null, withdrawnReason: null,
    };
  }

  private async viewOf(kin: HygieneKin): Promise<KinView> {
    return (await this.views([kin]))[0]!;
  }

  private async views(rows: readonly HygieneKin[]): Promise<KinView[]> {
    const doors = new Map((await this.households.byIds(rows.map(({ householdId }) => householdId))).map((door) => [door.householdId, door]));
    const names = await this.members.nameOf(rows.map(({ inspectorId }) => inspectorId), rows[0]?.villageId);
    return rows.map((kin) => {
      const door = doors.get(kin.householdId);
      return {
        kinId: kin.id, inspectorId: kin.inspectorId, inspectorName: names.get(kin.inspectorId) ?? '评比员', householdId: kin.householdId,
        label: door ? doorLabel(door.groupNo, door.doorNo) : '', headName: door?.headName ?? '', relation: kin.relation,
        declaredAt: new Date(kin.declaredAt).toISOString(), byStaff: kin.declaredBy !== kin.inspectorId, withdrawnReason: kin.withdrawnReason,
      };
    });
  }
}
