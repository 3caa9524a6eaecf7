import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { ReportLine, ReportState } from '../../../../shared/domain/report-states';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Report, ReportStepRow } from './report.entity';
import { plainFacts, type ReportFacts } from './report-facts.service';

export interface OpenAsked {
  villageIds: readonly string[];
  /** `from` inclusive, `until` exclusive. */
  from: number;
  until: number;
  limit: number;
  states?: readonly ReportState[];
  /** Empty: every kind. */
  kinds?: readonly string[];
}

export interface OpenReport extends ReportFacts {
  description: string;
  /** 县住建局, while it is with them. */
  forwardedTo: string | null;
}

/** One public line of a timeline, without who made it. */
export interface OpenStep {
  stepId: string;
  reportId: string;
  at: number;
  move: ReportLine;
  note: string;
  photoIds: string[];
  state: ReportState;
}

/** What the whole world may know of reports: checked, not taken down, and no person. */
@Injectable()
export class OpenReports {
  constructor(private readonly uow: UnitOfWork) {}

  /** Sent within the window, newest first. */
  async sentBetween({ villageIds, from, until, limit, states, kinds = [] }: OpenAsked): Promise<OpenReport[]> {
    if (villageIds.length === 0 || states?.length === 0) return [];
    const query = this.publicOnly(villageIds).andWhere('r.submittedAt >= :from AND r.submittedAt < :until', { from, until });
    if (states) query.andWhere({ state: In([...states]) });
    if (kinds.length > 0) query.andWhere({ kind: In([...kinds]) });
    return openOf(query.limit(limit));
  }

  async among(villageIds: readonly string[], reportIds: readonly string[]): Promise<OpenReport[]> {
    if (villageIds.length === 0 || reportIds.length === 0) return [];
    return openOf(this.publicOnly(villageIds).andWhere({ id: In([...reportIds]) }));
  }

  /** Lines that were added within the window, newest first; those still waiting for their check are left out. */
  async stepsBetween({ villageIds, from, until, limit }: OpenAsked, reportId?: string): Promise<OpenStep[]> {
    if (villageIds.length === 0) return [];
    const query = this.uow.repo(ReportStepRow).createQueryBuilder('s').innerJoinAndMapOne('s.report', Report, 'r', 'r.id = s.reportId')
      .where('s.villageId IN (:...villageIds)', { villageIds }).andWhere('s.at >= :from AND s.at < :until', { from, until })
      .andWhere("s.checkState = 'passed' AND r.checkState = 'passed' AND r.hiddenAt IS NULL");
    if (reportId !== undefined) query.andWhere('s.reportId = :reportId', { reportId });
    const rows = await query.orderBy('s.at', 'DESC').addOrderBy('s.id', 'DESC').limit(limit).getMany();
    return rows.map((row) => toStep(row, (row as ReportStepRow & { report: Report }).report));
  }

  private publicOnly(villageIds: readonly string[]): SelectQueryBuilder<Report> {
    return this.uow.repo(Report).createQueryBuilder('r')
      .where('r.villageId IN (:...villageIds)', { villageIds }).andWhere("r.checkState = 'passed' AND r.hiddenAt IS NULL");
  }
}

/** Newest first; whom it was handed to only while it is with them. */
async function openOf(query: SelectQueryBuilder<Report>): Promise<OpenReport[]> {
  const found = await plainFacts(query.orderBy('r.submittedAt', 'DESC').addOrderBy('r.id', 'DESC'), ['description', 'forwardedTo'] as const);
  return found.map(({ facts, row }) => ({ ...facts, description: row.description, forwardedTo: facts.state === 'forwarded' ? row.forwardedTo : null }));
}

const toStep = ({ id, reportId, at, move, note, photoIds }: ReportStepRow, { state }: Report): OpenStep =>
  ({ stepId: id, reportId, at, move, note, photoIds, state });
