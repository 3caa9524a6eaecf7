import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ROTA_SCOPES, type DutyLineToday, type RotaScope, type RotaWeek } from '../../../../shared/contract/duty';
import { mayIn } from '../../../../shared/domain/permissions';
import { townCodeOf } from '../../../../shared/domain/regions';
import { chinaDay, daysOfWeek, weekOf, weeksAfter } from '../../../../shared/domain/weeks';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService, type Village } from '../region/region.service';
import { DutyPeople } from './duty-people.service';
import type { Roll } from './duty-roll';
import { DutyPhone, DutyWeek } from './duty.entity';

const NO_DAYS: (string | null)[] = Array.from({ length: 7 }, () => null);

export interface Answering {
  memberId: string;
  name: string;
  scope: RotaScope;
  /** Last day of this turn within the week. */
  untilDay: string;
}

export interface WeeksAsked {
  scope: RotaScope;
  from?: string | undefined;
  weeks: number;
}

/** A village's rota is kept under its id, a town's under its code. */
export const placeOf = (village: Village, scope: RotaScope): string => (scope === 'town' ? townCodeOf(village.code) : village.id);

/** A town's rota belongs to the town: a village's secretary only reads it. */
export const mayEditRota = (me: Caller, village: Village, scope: RotaScope): boolean =>
  mayIn(me.standing, 'duty:manage', scope === 'town' ? { id: '', code: townCodeOf(village.code) } : village);

export const toPhoneView = (scope: RotaScope, row: DutyPhone | null | undefined) => ({
  scope, phone: row?.phone ?? '', hours: row?.hours ?? '', version: row?.version ?? 0,
});

export function toRotaWeek(scope: RotaScope, week: string, row: DutyWeek | undefined, roll: Roll): RotaWeek {
  const days = daysOfWeek(week).map((day, at) => {
    const memberId = row?.days[at] ?? null;
    return { day, memberId, name: memberId === null ? '' : roll.nameOf(memberId), isAway: memberId !== null && !roll.isPresent(memberId) };
  });
  return { scope, week, days, version: row?.version ?? 0 };
}

/** Who answers the duty line (值班电话), and at which number. */
@Injectable()
export class Rota {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly people: DutyPeople,
  ) {}

  /** The village's own person, or the town's. */
  async answering(villageId: string, at: number): Promise<Answering | undefined> {
    const village = await this.regions.village(villageId);
    return (await this.inScope(village, 'village', at)) ?? this.inScope(village, 'town', at);
  }

  /** The village's line if it has one, else the town's; one with somebody on it today goes first. */
  async today(villageId: string): Promise<DutyLineToday> {
    const village = await this.regions.village(villageId);
    const phones = await this.uow.repo(DutyPhone).findBy({ placeId: In(ROTA_SCOPES.map((scope) => placeOf(village, scope))) });
    const offers = await Promise.all(ROTA_SCOPES.map(async (scope) => ({
      scope, row: phones.find(({ placeId, phone }) => placeId === placeOf(village, scope) && phone !== ''),
      answers: await this.inScope(village, scope, this.clock.now()),
    })));
    const worth = ({ row, answers }: (typeof offers)[number]): number => (row ? 2 : 0) + (answers ? 1 : 0);
    const best = offers.reduce((kept, offer) => (worth(offer) > worth(kept) ? offer : kept));
    return {
      phone: best.row?.phone ?? null, hours: best.row?.hours ?? '', scope: best.scope,
      placeName: best.scope === 'town' ? village.townName : village.name,
      answers: best.answers ? { name: best.answers.name, untilDay: best.answers.untilDay } : null,
    };
  }

  async weeks(me: Caller, villageId: string, { scope, from, weeks }: WeeksAsked) {
    const village = await this.regions.village(villageId);
    const placeId = placeOf(village, scope);
    const first = from ?? weekOf(chinaDay(this.clock.now()));
    const asked = Array.from({ length: weeks }, (_, at) => weeksAfter(first, at));
    const rows = await this.uow.repo(DutyWeek).findBy({ placeId, week: In(asked) });
    const named = rows.flatMap(({ days }) => days.flatMap((memberId) => memberId ?? []));
    const roll = await this.people.roll(villageId, this.clock.now(), named, scope);
    const items = asked.map((week) => toRotaWeek(scope, week, rows.find((row) => row.week === week), roll));
    const phone = toPhoneView(scope, await this.uow.repo(DutyPhone).findOneBy({ placeId }));
    return { phone, items, mayEdit: mayEditRota(me, village, scope) };
  }

  private async inScope(village: Village, scope: RotaScope, at: number): Promise<Answering | undefined> {
    const today = chinaDay(at);
    const week = weekOf(today);
    const days = (await this.uow.repo(DutyWeek).findOneBy({ placeId: placeOf(village, scope), week }))?.days ?? NO_DAYS;
    const now = daysOfWeek(week).indexOf(today);
    const memberId = days[now] ?? null;
    if (memberId === null) return undefined;
    const roll = await this.people.roll(village.id, at, [], scope);
    if (!roll.isPresent(memberId)) return undefined;
    const turnEnds = days.findIndex((other, day) => day > now && other !== memberId);
    return { memberId, name: roll.nameOf(memberId), scope, untilDay: daysOfWeek(week)[turnEnds < 0 ? 6 : turnEnds - 1]! };
  }
}
