import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AbsenceView, NewAbsence } from '../../../../shared/contract/duty';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import type { Page, PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { DutyPeople } from './duty-people.service';
import { DutyAbsence } from './duty.entity';

const LONGEST_DAYS = 366;

/** Holidays and illness: from–to, both days included; deputies stand in by themselves. */
@Injectable()
export class Absences {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly people: DutyPeople,
    private readonly audit: Audit,
  ) {}

  /** Those not over yet, the earliest return first. */
  async page(villageId: string, { after, limit }: PageAsked): Promise<Page<AbsenceView>> {
    const today = chinaDay(this.clock.now());
    const [day = today, id = ''] = after === undefined ? [] : Buffer.from(after, 'base64url').toString().split(' ');
    const rows = await this.uow.repo(DutyAbsence).createQueryBuilder('a').where({ villageId })
      .andWhere('a.untilDay >= :day AND (a.untilDay > :day OR a.id > :id)', { day, id })
      .orderBy('a.untilDay', 'ASC').addOrderBy('a.id', 'ASC').limit(limit + 1).getMany();
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: await this.views(villageId, items), next: last ? Buffer.from(`${last.untilDay} ${last.id}`).toString('base64url') : null };
  }

  async add(me: Caller, villageId: string, asked: z.output<typeof NewAbsence>): Promise<AbsenceView> {
    await this.check(villageId, asked);
    return this.uow.run(async () => {
      const row: DutyAbsence = { ...asked, id: this.ids.next(), villageId, createdBy: me.memberId, createdAt: this.clock.now() };
      await this.uow.repo(DutyAbsence).insert(row);
      await this.note(me, 'duty.absence', row);
      return (await this.views(villageId, [row]))[0]!;
    });
  }

  async drop(me: Caller, villageId: string, absenceId: string): Promise<void> {
    await this.uow.run(async () => {
      const found = await this.uow.repo(DutyAbsence).findOneBy({ id: absenceId, villageId });
      if (!found || (await this.uow.repo(DutyAbsence).delete({ id: absenceId, villageId })).affected !== 1) return refuseCommon('NOT_FOUND');
      await this.note(me, 'duty.absence-drop', found);
    });
  }

  private async check(villageId: string, { memberId, fromDay, untilDay }: z.output<typeof NewAbsence>): Promise<void> {
    const now = this.clock.now();
    const roll = await this.people.roll(villageId, now);
    const problem = (path: string, message: string) => refuseCommon('INPUT_INVALID', [{ path, message }]);
    if (!roll.serves(memberId)) problem('memberId', '这个人现在没有任职,请重新选择');
    if (untilDay < fromDay) problem('untilDay', '结束日期不能早于开始日期');
    if (untilDay < chinaDay(now)) problem('untilDay', '这几天已经过去了');
    if (untilDay > addDays(fromDay, LONGEST_DAYS)) problem('untilDay', '一次最多一年,请分几次');
  }

  private async views(villageId: string, rows: readonly DutyAbsence[]): Promise<AbsenceView[]> {
    const now = this.clock.now();
    const roll = await this.people.roll(villageId, now, rows.map(({ memberId }) => memberId));
    return rows.map(({ id, memberId, fromDay, untilDay, reason }) => ({
      absenceId: id, memberId, name: roll.nameOf(memberId), fromDay, untilDay, reason, isNow: fromDay <= chinaDay(now) && untilDay >= chinaDay(now),
    }));
  }

  private note(me: Caller, action: string, { id, villageId, memberId, fromDay, untilDay, reason }: DutyAbsence): Promise<void> {
    return this.audit.note(me, { action, villageId, subject: `duty-absence:${id}`, details: { memberId, fromDay, untilDay, kind: reason } });
  }
}
