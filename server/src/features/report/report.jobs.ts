import { Injectable } from '@nestjs/common';
import type { ReportState } from '../../../../shared/domain/report-states';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Report } from './report.entity';
import { ReportLife } from './report-life.service';
import { ReportNotices } from './report-notices.service';
import { ReportRecheck } from './report-recheck.service';
import { ReportRouting } from './report-routing.service';

/** What happens to a report by itself when a day comes. Each looks first whether the day still counts. */
@Injectable()
export class ReportJobs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly life: ReportLife,
    private readonly rechecks: ReportRecheck,
    private readonly routing: ReportRouting,
    private readonly notices: ReportNotices,
  ) {}

  @HandlesJob('report.resurface')
  resurface({ reportId, resurfaceAt }: { reportId: string; resurfaceAt: number }): Promise<void> {
    return this.ifStill(reportId, 'deferred', async (report) => {
      if (report.resurfaceAt !== resurfaceAt) return;
      await this.routing.giveOut(await this.life.move(null, report, 'resurface', {}, { resurfaceAt: null, assigneeId: null }));
    });
  }

  @HandlesJob('report.lapse')
  lapse({ reportId, version }: { reportId: string; version: number }): Promise<void> {
    return this.ifStill(reportId, 'fixed', async (report) => {
      if (report.version !== version) return;
      const recheckAt = await this.rechecks.dateFor(report);
      await this.rechecks.plan(await this.life.move(null, report, 'lapse', {}, { closedBy: 'nobody', recheckAt }));
    });
  }

  @HandlesJob('report.recheck-due')
  recheckDue({ reportId, recheckAt }: { reportId: string; recheckAt: number }): Promise<void> {
    return this.ifStill(reportId, 'closed', async (report) => {
      if (report.recheckAt === recheckAt) await this.notices.recheckDue(report);
    });
  }

  private ifStill(reportId: string, state: ReportState, act: (report: Report) => Promise<void>): Promise<void> {
    return this.uow.run(async () => {
      const report = await this.uow.repo(Report).findOneBy({ id: reportId, state });
      if (report) await act(report);
    });
  }
}
