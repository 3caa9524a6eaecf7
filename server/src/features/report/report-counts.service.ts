import { Injectable } from '@nestjs/common';
import type { ReportState } from '../../../../shared/domain/report-states';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Report, type ClosedBy } from './report.entity';
import type { FactsAsked } from './report-facts.service';
import { placeLabel } from './report.place';

/** The few columns that counting and drawing thousands of reports needs. */
export interface ReportCounted {
  reportId: string;
  villageId: string;
  number: string;
  kind: string;
  state: ReportState;
  isPublic: boolean;
  groupNo: number | null;
  latE6: number | null;
  lngE6: number | null;
  submittedAt: number;
  dueAt: number;
  respondedAt: number | null;
  fixedAt: number | null;
  endedAt: number | null;
  closedBy: ClosedBy | null;
  isFirstHand: boolean;
  reopened: number;
  /** Dirty again after it was closed: seen on a recheck, or reported anew. */
  hasRelapsed: boolean;
}

export interface ReportPairRow {
  reportId: string;
  number: string;
  kind: string;
  label: string;
  submittedAt: number;
  before: string[];
  after: string[];
}

/** `open` and `ended` as the village's list has them. */
export interface CountedAsked extends FactsAsked {
  states?: readonly ReportState[];
  kind?: string | undefined;
  /** Those a moderator took down are left out. */
  publicOnly: boolean;
}

const COLUMNS = [
  'number', 'kind', 'state', 'villageId', 'groupNo', 'latE6', 'lngE6', 'submittedAt', 'dueAt', 'respondedAt', 'fixedAt', 'endedAt', 'closedBy',
  'reopened', 'relapses', 'hiddenAt', 'channel',
] as const satisfies readonly (keyof Report)[];
type Row = Record<Exclude<(typeof COLUMNS)[number], 'state' | 'number' | 'kind' | 'villageId' | 'closedBy' | 'channel'>, string | number | null> &
  Pick<Report, 'id' | 'number' | 'kind' | 'state' | 'villageId' | 'closedBy' | 'channel'>;

/** Reports by the thousand: plain rows, without the cost of entities. */
@Injectable()
export class ReportCounts {
  constructor(private readonly uow: UnitOfWork) {}

  /** Passed the check and sent within the window, newest first. */
  async between({ villageIds, from, until, limit, states, kind, publicOnly }: CountedAsked): Promise<ReportCounted[]> {
    if (villageIds.length === 0) return [];
    const query = this.uow.repo(Report).createQueryBuilder('r').select('r.id', 'id')
      .where('r.villageId IN (:...villageIds)', { villageIds }).andWhere("r.checkState = 'passed'")
      .andWhere('r.submittedAt >= :from AND r.submittedAt < :until', { from, until });
    for (const column of COLUMNS) query.addSelect(`r.${column}`, column);
    if (publicOnly) query.andWhere('r.hiddenAt IS NULL');
    if (states) query.andWhere('r.state IN (:...states)', { states });
    if (kind) query.andWhere('r.kind = :kind', { kind });
    const rows = await query.orderBy('r.submittedAt', 'DESC').addOrderBy('r.id', 'DESC').limit(limit).getRawMany<Row>();
    const relapsed = await this.reportedAgain(villageIds, from);
    return rows.map((row) => toCounted(row, relapsed));
  }

  /** Closed ones with photos of before and after, newest first. */
  async pairs(villageId: string, asked: PageAsked): Promise<Page<ReportPairRow>> {
    const query = this.uow.repo(Report).createQueryBuilder('r')
      .where({ villageId, checkState: 'passed', state: 'closed' }).andWhere('r.hiddenAt IS NULL').andWhere('r.fixedAt IS NOT NULL');
    const { items, next } = await keysetPage(query, 'submittedAt', asked);
    return { items: items.map(toPair), next };
  }

  async villagesWithReports(): Promise<string[]> {
    const rows = await this.uow.repo(Report).createQueryBuilder('r').select('r.villageId', 'villageId').groupBy('r.villageId').getRawMany<{ villageId: string }>();
    return rows.map(({ villageId }) => villageId);
  }

  /** Closed reports whose place somebody reported anew; a relapse is never older than what it repeats. */
  private async reportedAgain(villageIds: readonly string[], from: number): Promise<ReadonlySet<string>> {
    const rows = await this.uow.repo(Report).createQueryBuilder('r').select('r.relapseOfId', 'id')
      .where('r.villageId IN (:...villageIds)', { villageIds }).andWhere('r.submittedAt >= :from', { from })
      .andWhere("r.relapseOfId IS NOT NULL AND r.checkState = 'passed' AND r.hiddenAt IS NULL").getRawMany<{ id: string }>();
    return new Set(rows.map(({ id }) => id));
  }
}

const numberOrNull = (value: string | number | null): number | null => (value === null ? null : Number(value));

function toCounted(row: Row, relapsed: ReadonlySet<string>): ReportCounted {
  const { id, number, kind, state, villageId, closedBy, channel } = row;
  return {
    reportId: id, number, kind, state, villageId, closedBy, isFirstHand: channel === 'app', isPublic: row.hiddenAt === null,
    groupNo: numberOrNull(row.groupNo), latE6: numberOrNull(row.latE6), lngE6: numberOrNull(row.lngE6),
    submittedAt: Number(row.submittedAt), dueAt: Number(row.dueAt), respondedAt: numberOrNull(row.respondedAt),
    fixedAt: numberOrNull(row.fixedAt), endedAt: numberOrNull(row.endedAt),
    reopened: Number(row.reopened), hasRelapsed: Number(row.relapses) > 0 || relapsed.has(id),
  };
}

const toPair = (row: Report): ReportPairRow => ({
  reportId: row.id, number: row.number, kind: row.kind, label: placeLabel(row), submittedAt: row.submittedAt, before: row.photoIds, after: row.afterPhotoIds,
});
