import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { ReportState } from '../../../../shared/domain/report-states';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Report, type ClosedBy, type ReportChannel } from './report.entity';
import { placeLabel } from './report.place';
import { isPublic } from './report.policy';

/** What figures, maps and exports may know of a report: no person, no words of theirs. */
export interface ReportFacts {
  reportId: string;
  villageId: string;
  number: string;
  kind: string;
  state: ReportState;
  isPublic: boolean;
  isUrgent: boolean;
  channel: ReportChannel;
  groupNo: number | null;
  facilityId: string | null;
  placeLabel: string;
  latE6: number | null;
  lngE6: number | null;
  submittedAt: number;
  dueAt: number;
  stateAt: number;
  respondedAt: number | null;
  fixedAt: number | null;
  endedAt: number | null;
  closedBy: ClosedBy | null;
  reopened: number;
  relapses: number;
  /** It is itself the relapse of an earlier one. */
  relapseOfId: string | null;
  followers: number;
  assigneeId: string | null;
  /** Photo ids; shown only through the photo service. */
  photoIds: string[];
  afterPhotoIds: string[];
}

export interface FactsAsked {
  villageIds: readonly string[];
  /** Epoch milliseconds of the submission, `from` inclusive, `until` exclusive. */
  from: number;
  until: number;
  limit: number;
}

const COLUMNS = [
  'id', 'villageId', 'number', 'kind', 'state', 'checkState', 'hiddenAt', 'isUrgent', 'channel', 'groupNo', 'facilityId', 'placeWords', 'latE6', 'lngE6',
  'submittedAt', 'dueAt', 'stateAt', 'respondedAt', 'fixedAt', 'endedAt', 'closedBy', 'reopened', 'relapses', 'relapseOfId', 'followers', 'assigneeId',
  'photoIds', 'afterPhotoIds',
] as const satisfies readonly (keyof Report)[];
type FactsRow = Pick<Report, (typeof COLUMNS)[number]>;

/** As the database gives them: lists are text, a yes is a number. */
type Plain<T> = { [K in keyof T]: T[K] extends string[] ? string : T[K] extends boolean ? boolean | number : T[K] };

/** Rows of `r` by the thousand, without the cost of entities; beside the facts lies the row with the further texts asked for. */
export async function plainFacts<K extends 'description' | 'forwardedTo' = never>(
  query: SelectQueryBuilder<Report>, more: readonly K[] = [],
): Promise<{ facts: ReportFacts; row: Pick<Report, K> }[]> {
  query.select([]);
  for (const column of [...COLUMNS, ...more]) query.addSelect(`r.${column}`, column);
  const rows = await query.getRawMany<Plain<FactsRow> & Pick<Report, K>>();
  return rows.map((row) => ({
    facts: toFacts({ ...row, isUrgent: Boolean(row.isUrgent), photoIds: listIn(row.photoIds), afterPhotoIds: listIn(row.afterPhotoIds) }), row,
  }));
}

const listIn = (text: string): string[] => JSON.parse(text) as string[];

/** Reports as facts, for the features that count, draw and export them. */
@Injectable()
export class ReportFactsReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** Passed reports sent within the window, newest first; those a moderator took down have `isPublic` false. */
  async between({ villageIds, from, until, limit }: FactsAsked): Promise<ReportFacts[]> {
    if (villageIds.length === 0) return [];
    const query = this.uow.repo(Report).createQueryBuilder('r')
      .where('r.villageId IN (:...villageIds)', { villageIds }).andWhere('r.submittedAt >= :from AND r.submittedAt < :until', { from, until })
      .andWhere({ checkState: 'passed' }).orderBy('r.submittedAt', 'DESC').addOrderBy('r.id', 'DESC').limit(limit);
    return (await plainFacts(query)).map(({ facts }) => facts);
  }

  /** One that everybody may see, with the reporter's own words. */
  async publicById(reportId: string): Promise<(ReportFacts & { description: string }) | undefined> {
    const row = await this.uow.repo(Report).findOneBy({ id: reportId });
    return row && isPublic(row) ? { ...toFacts(row), description: row.description } : undefined;
  }

  async publicDescriptions(reportIds: readonly string[]): Promise<Map<string, string>> {
    if (reportIds.length === 0) return new Map();
    const rows = await this.uow.repo(Report).createQueryBuilder('r').select(['r.id', 'r.description', 'r.checkState', 'r.hiddenAt'])
      .whereInIds([...reportIds]).getMany();
    return new Map(rows.filter(isPublic).map((row) => [row.id, row.description]));
  }
}

export function toFacts(row: FactsRow): ReportFacts {
  const { id, checkState, hiddenAt, placeWords, groupNo } = row;
  return {
    reportId: id, isPublic: isPublic({ checkState, hiddenAt }), placeLabel: placeLabel({ groupNo, placeWords }), groupNo,
    villageId: row.villageId, number: row.number, kind: row.kind, state: row.state, isUrgent: row.isUrgent, channel: row.channel,
    facilityId: row.facilityId, latE6: row.latE6, lngE6: row.lngE6, submittedAt: row.submittedAt, dueAt: row.dueAt, stateAt: row.stateAt,
    respondedAt: row.respondedAt, fixedAt: row.fixedAt, endedAt: row.endedAt, closedBy: row.closedBy, reopened: row.reopened,
    relapses: row.relapses, relapseOfId: row.relapseOfId, followers: row.followers, assigneeId: row.assigneeId,
    photoIds: row.photoIds, afterPhotoIds: row.afterPhotoIds,
  };
}
