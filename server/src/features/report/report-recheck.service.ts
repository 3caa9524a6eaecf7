import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { reportErrors } from '../../../../shared/contract/report';
import { ReportKinds } from '../report-kind/report-kinds.service';
import { Report } from './report.entity';
import { ReportLife, type Told } from './report-life.service';

const DAY_MS = 86_400_000;

/** Relapse watch (前清后起): a closed place is looked at again some days later. */
@Injectable()
export class ReportRecheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly kinds: ReportKinds,
    private readonly life: ReportLife,
  ) {}

  async dateFor(report: Report): Promise<number | null> {
    const kind = await this.kinds.find(report.villageId, report.kind);
    return kind?.recheckDays ? this.clock.now() + kind.recheckDays * DAY_MS : null;
  }

  async plan({ id, recheckAt }: Report): Promise<void> {
    if (recheckAt !== null) await this.jobs.enqueue('report.recheck-due', { reportId: id, recheckAt }, { runAt: recheckAt });
  }

  /** The place stayed clean; of two who look at once, one writes it down. */
  async clean(me: Caller, report: Report, told: Told): Promise<Report> {
    const looked = { recheckAt: null, version: report.version + 1 };
    const { affected } = await this.uow.repo(Report).update({ id: report.id, version: report.version }, looked);
    if (affected !== 1) refuse(reportErrors, 'REPORT_RECHECK_NOT_DUE');
    await this.life.tell(report, 'recheck', me.memberId, { ...told, words: '回头看:还是干净的' });
    return { ...report, ...looked };
  }
}
