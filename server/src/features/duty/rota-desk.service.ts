import { Injectable } from '@nestjs/common';
import { dutyErrors, type rotaRoutes, type RotaScope, type RotaWeek } from '../../../../shared/contract/duty';
import { chinaDay, isWeek, weekOf } from '../../../../shared/domain/weeks';
import type { InputOf, OutputOf } from '../../../../shared/route';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { RegionService, type Village } from '../region/region.service';
import { DutyPeople } from './duty-people.service';
import { DutyPhone, DutyWeek } from './duty.entity';
import { mayEditRota, placeOf, toPhoneView, toRotaWeek } from './rota.service';

type PhoneAsked = InputOf<typeof rotaRoutes.setPhone>['body'];
type WeekAsked = InputOf<typeof rotaRoutes.setWeek>['body'];

/** Writing the rota and the number; the version says which one the writer has looked at. */
@Injectable()
export class RotaDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly people: DutyPeople,
    private readonly audit: Audit,
  ) {}

  async setPhone(me: Caller, villageId: string, { scope, phone, hours, version }: PhoneAsked): Promise<OutputOf<typeof rotaRoutes.setPhone>> {
    const placeId = await this.mine(me, villageId, scope);
    const row = { placeId, phone, hours, version: version + 1 };
    await this.uow.run(async () => {
      await this.put(version, () => this.uow.repo(DutyPhone).insert(row), () => this.uow.repo(DutyPhone).update({ placeId, version }, row));
      await this.audit.note(me, { action: 'duty.phone', villageId, subject: `duty-phone:${placeId}`, details: { scope, phone, hours } });
    });
    return toPhoneView(scope, row);
  }

  async setWeek(me: Caller, villageId: string, week: string, { scope, days, version }: WeekAsked): Promise<RotaWeek> {
    if (!isWeek(week)) return refuseCommon('NOT_FOUND');
    const placeId = await this.mine(me, villageId, scope);
    const now = this.clock.now();
    if (week < weekOf(chinaDay(now))) refuseCommon('INPUT_INVALID', [{ path: 'week', message: '过去的一周不能再改' }]);
    const roll = await this.people.roll(villageId, now, [], scope);
    const strangers = days.flatMap((memberId, at) => (memberId === null || roll.serves(memberId) ? [] : [at]));
    if (strangers.length > 0) refuseCommon('INPUT_INVALID', strangers.map((at) => ({ path: `days.${at}`, message: '这个人现在没有任职,请重新选择' })));
    const row: DutyWeek = { id: this.ids.next(), placeId, week, days, version: version + 1 };
    await this.uow.run(async () => {
      const change = () => this.uow.repo(DutyWeek).update({ placeId, week, version }, { days, version: version + 1 });
      await this.put(version, () => this.uow.repo(DutyWeek).insert(row), change);
      await this.audit.note(me, { action: 'duty.rota', villageId, subject: `duty-week:${placeId}:${week}`, details: { scope, week, days } });
    });
    return toRotaWeek(scope, week, row, roll);
  }

  private async mine(me: Caller, villageId: string, scope: RotaScope): Promise<string> {
    const village: Village = await this.regions.village(villageId);
    if (!mayEditRota(me, village, scope)) refuse(dutyErrors, 'DUTY_ROTA_NOT_YOURS');
    return placeOf(village, scope);
  }

  /** Version 0: the writer saw nothing there yet. */
  private async put(version: number, insert: () => Promise<unknown>, update: () => Promise<{ affected?: number }>): Promise<void> {
    if (version > 0) {
      if ((await update()).affected !== 1) refuseCommon('CHANGED_MEANWHILE');
      return;
    }
    await insert().catch((error: unknown) => {
      if (isDuplicateKey(error)) refuseCommon('CHANGED_MEANWHILE');
      throw error;
    });
  }
}
