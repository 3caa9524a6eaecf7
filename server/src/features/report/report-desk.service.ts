import { Injectable } from '@nestjs/common';
import { Between, In, MoreThanOrEqual } from 'typeorm';
import type { ReportCard } from '../../../../shared/contract/report';
import { WITNESS_AFTER_MS, type ReportState } from '../../../../shared/domain/report-states';
import { startOfChinaDay } from '../../../../shared/domain/quarters';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Report } from './report.entity';
import { ReportLists } from './report-list.service';

const WEEK_MS = 7 * 86_400_000;
const DESK_SIZE = 50;
/** States in which the village or the town owes an act. */
const OWED: ReportState[] = ['submitted', 'accepted', 'assigned', 'partly-fixed', 'forwarded'];

/** Reports seen from the desk of somebody who works on them. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly lists: ReportLists,
  ) {}

  /** Waiting for the village to accept or give out, most urgent first. */
  toDispatch(villageIds: readonly string[]): Promise<ReportCard[]> {
    return this.inStates(villageIds, ['submitted', 'accepted']);
  }

  /** Given to this person and not yet done, most urgent first. */
  async assignedTo(memberId: string): Promise<ReportCard[]> {
    const rows = await this.uow.repo(Report).find({ where: { assigneeId: memberId, state: In(['assigned', 'partly-fixed']) }, order: { dueAt: 'ASC' }, take: DESK_SIZE });
    return this.lists.cards(rows);
  }

  /** Fixed, the reporter silent for three days: the village looks itself. */
  async silent(villageIds: readonly string[]): Promise<ReportCard[]> {
    const rows = await this.uow.repo(Report).find({
      where: { villageId: In([...villageIds]), state: 'fixed', stateAt: Between(0, this.clock.now() - WITNESS_AFTER_MS) }, order: { stateAt: 'ASC' }, take: DESK_SIZE,
    });
    return this.lists.cards(rows);
  }

  /** Closed some days ago and to be looked at again. */
  async toRecheck(villageIds: readonly string[]): Promise<ReportCard[]> {
    const rows = await this.uow.repo(Report).find({
      where: { villageId: In([...villageIds]), state: 'closed', recheckAt: Between(0, this.clock.now()) }, order: { recheckAt: 'ASC' }, take: DESK_SIZE,
    });
    return this.lists.cards(rows);
  }

  /** Handed up to the town or a department. */
  forwarded(villageIds: readonly string[]): Promise<ReportCard[]> {
    return this.inStates(villageIds, ['forwarded']);
  }

  /** Open and past their time. */
  async late(villageIds: readonly string[]): Promise<ReportCard[]> {
    const rows = await this.uow.repo(Report).find({
      where: { villageId: In([...villageIds]), state: In(OWED), checkState: 'passed', dueAt: Between(0, this.clock.now()) },
      order: { dueAt: 'ASC' }, take: DESK_SIZE,
    });
    return this.lists.cards(rows);
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

  private async inStates(villageIds: readonly string[], states: ReportState[]): Promise<ReportCard[]> {
    const rows = await this.uow.repo(Report).find({
      where: { villageId: In([...villageIds]), state: In(states), checkState: 'passed' }, order: { dueAt: 'ASC' }, take: DESK_SIZE,
    });
    return this.lists.cards(rows);
  }
}
