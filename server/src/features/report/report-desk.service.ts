import { Injectable } from '@nestjs/common';
import { Between, In, MoreThanOrEqual, type FindOptionsOrder, type FindOptionsWhere } from 'typeorm';
import type { ReportCard } from '../../../../shared/contract/report';
import { WITNESS_AFTER_MS, type ReportState } from '../../../../shared/domain/report-states';
import { startOfChinaDay } from '../../../../shared/domain/quarters';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { toGcj02 } from '../../core/geo/coordinates';
import { Report } from './report.entity';
import { ReportLists } from './report-list.service';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** So many of each kind lie on top; the rest is counted. */
const PILE_SIZE = 30;
const DAY_SIZE = 100;
const IN_HAND: ReportState[] = ['assigned', 'partly-fixed'];
/** States in which the village or the town owes an act. */
const OWED: ReportState[] = ['submitted', 'accepted', 'assigned', 'partly-fixed', 'forwarded'];

type LatLng = { lat: number; lng: number };

/** Reports that wait for the same thing: how many, and the first of them. */
export interface Pile {
  count: number;
  cards: ReportCard[];
}

/** Reports seen from the desk of somebody who works on them. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly lists: ReportLists,
  ) {}

  /** Waiting for the village to accept or give out, most urgent first. */
  toDispatch(villageIds: readonly string[]): Promise<Pile> {
    return this.pile({ ...inVillages(villageIds), state: In(['submitted', 'accepted']) });
  }

  /** Given to this person and not yet done, most urgent first. */
  assignedTo(memberId: string): Promise<Pile> {
    return this.pile({ assigneeId: memberId, state: In(IN_HAND) });
  }

  /** All of a worker's day, with everything that says where it is. */
  async dayOf(memberId: string): Promise<{ count: number; reports: { card: ReportCard; mapPoint: LatLng | null }[] }> {
    const where = { assigneeId: memberId, state: In(IN_HAND) };
    const [rows, count] = await this.uow.repo(Report).findAndCount({ where, order: { dueAt: 'ASC', id: 'ASC' }, take: DAY_SIZE });
    const cards = await this.lists.cards(rows);
    return { count, reports: cards.map((card) => ({ card, mapPoint: card.place.point && toGcj02(card.place.point) })) };
  }

  /** Fixed, the reporter silent for three days: the village looks itself. */
  silent(villageIds: readonly string[]): Promise<Pile> {
    const stateAt = Between(0, this.clock.now() - WITNESS_AFTER_MS);
    return this.pile({ ...inVillages(villageIds), state: 'fixed', stateAt }, { stateAt: 'ASC' });
  }

  /** Closed some days ago and to be looked at again. */
  toRecheck(villageIds: readonly string[]): Promise<Pile> {
    return this.pile({ ...inVillages(villageIds), state: 'closed', recheckAt: Between(0, this.clock.now()) }, { recheckAt: 'ASC' });
  }

  /** Handed up to the town or a department. */
  forwarded(villageIds: readonly string[]): Promise<Pile> {
    return this.pile({ ...inVillages(villageIds), state: 'forwarded' });
  }

  /** Open and past their time. */
  late(villageIds: readonly string[]): Promise<Pile> {
    return this.pile({ ...inVillages(villageIds), state: In(OWED), dueAt: Between(0, this.clock.now()) });
  }

  /** Still in time, and due before the day is over. */
  dueToday(villageIds: readonly string[]): Promise<Pile> {
    return this.pile({ ...inVillages(villageIds), state: In(OWED), dueAt: Between(this.clock.now(), startOfChinaDay(this.clock.now()) + DAY_MS - 1) });
  }

  closedToday(villageIds: readonly string[]): Promise<number> {
    const since = startOfChinaDay(this.clock.now());
    return this.uow.repo(Report).countBy({ villageId: In([...villageIds]), state: 'closed', endedAt: MoreThanOrEqual(since) });
  }

  /** Fixed by this person today. */
  doneTodayBy(memberId: string): Promise<number> {
    const since = startOfChinaDay(this.clock.now());
    return this.uow.repo(Report).countBy({ assigneeId: memberId, state: In(['fixed', 'closed']), stateAt: MoreThanOrEqual(since) });
  }

  /** Reports sent in each of the last `weeks` weeks, oldest first. */
  async perWeek(villageIds: readonly string[], weeks: number): Promise<{ from: number; reports: number }[]> {
    const begin = this.clock.now() - weeks * WEEK_MS;
    const starts = Array.from({ length: weeks }, (_, week) => begin + week * WEEK_MS);
    return Promise.all(starts.map(async (from) => ({ from, reports: await this.sentBetween(villageIds, from, from + WEEK_MS) })));
  }

  private sentBetween(villageIds: readonly string[], from: number, until: number): Promise<number> {
    return this.uow.repo(Report).countBy({ villageId: In([...villageIds]), submittedAt: Between(from, until - 1) });
  }

  async lateCount(villageIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.uow.repo(Report).createQueryBuilder('r')
      .select('r.villageId', 'villageId').addSelect('COUNT(*)', 'late')
      .where({ villageId: In([...villageIds]), state: In(OWED), checkState: 'passed', dueAt: Between(0, this.clock.now()) })
      .groupBy('r.villageId').getRawMany<{ villageId: string; late: number | string }>();
    return new Map(rows.map((row) => [row.villageId, Number(row.late)]));
  }

  private async pile(where: FindOptionsWhere<Report>, order: FindOptionsOrder<Report> = { dueAt: 'ASC' }): Promise<Pile> {
    const [rows, count] = await this.uow.repo(Report).findAndCount({ where, order, take: PILE_SIZE });
    return { count, cards: await this.lists.cards(rows) };
  }
}

/** What waits for the content check is nobody's work yet. */
const inVillages = (villageIds: readonly string[]): FindOptionsWhere<Report> => ({ villageId: In([...villageIds]), checkState: 'passed' });
