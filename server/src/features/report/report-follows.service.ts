import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ReportView } from '../../../../shared/contract/report';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Report, ReportFollow } from './report.entity';
import { isPublic } from './report.policy';
import { ReportReader } from './report-reader.service';

/** Me too (我也看到了): following a report instead of sending it again. */
@Injectable()
export class ReportFollows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly reader: ReportReader,
  ) {}

  follow(me: Caller, reportId: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.uow.repo(Report).findOneBy({ id: reportId });
      if (!report || !isPublic(report)) return refuse(commonErrors, 'NOT_FOUND');
      if (report.reporterId !== me.memberId) await this.add(report, me.memberId, null);
      return this.reader.read(me, reportId);
    });
  }

  unfollow(me: Caller, reportId: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const { affected } = await this.uow.repo(ReportFollow).delete({ reportId, memberId: me.memberId });
      if (affected === 1) await this.count(reportId);
      return this.reader.read(me, reportId);
    });
  }

  /** The merged report's reporter and followers come along; who came to it with a third report stays known as that one's. */
  async bringOver(merged: Report, target: Report): Promise<void> {
    const rows = await this.uow.repo(ReportFollow).findBy({ reportId: merged.id });
    const ways = new Map(rows.map(({ memberId, viaReportId }) => [memberId, viaReportId ?? merged.id]));
    ways.set(merged.reporterId, merged.id);
    for (const [memberId, via] of ways) if (memberId !== target.reporterId) await this.add(target, memberId, via);
  }

  /** Those who came with it leave again; whoever followed the other one before stays. */
  async takeBack(merged: Report): Promise<void> {
    const brought = await this.uow.repo(ReportFollow).findBy({ villageId: merged.villageId, viaReportId: merged.id });
    await this.uow.repo(ReportFollow).delete({ id: In(brought.map(({ id }) => id)) });
    for (const reportId of new Set(brought.map((row) => row.reportId))) await this.count(reportId);
  }

  async isFollowing(memberId: string | undefined, reportId: string): Promise<boolean> {
    return memberId !== undefined && this.uow.repo(ReportFollow).existsBy({ reportId, memberId });
  }

  async reportsOf(rows: readonly ReportFollow[]): Promise<Report[]> {
    const reports = await this.uow.repo(Report).findBy({ id: In(rows.map((row) => row.reportId)) });
    const byId = new Map(reports.map((report) => [report.id, report]));
    return rows.flatMap((row) => byId.get(row.reportId) ?? []).filter(isPublic);
  }

  private async add(report: Report, memberId: string, viaReportId: string | null): Promise<void> {
    const { id: reportId, villageId } = report;
    if (await this.uow.repo(ReportFollow).existsBy({ reportId, memberId })) return;
    try {
      await this.uow.repo(ReportFollow).insert({ id: this.ids.next(), villageId, reportId, memberId, viaReportId, at: this.clock.now() });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    await this.count(reportId);
  }

  /** Counted anew, so that it cannot drift. */
  private async count(reportId: string): Promise<void> {
    const sql = 'UPDATE report SET followers = (SELECT COUNT(*) FROM report_follow WHERE report_id = ?) WHERE id = ?';
    await this.uow.execute(sql, [reportId, reportId]);
  }
}
