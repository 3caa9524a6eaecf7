import { Injectable } from '@nestjs/common';
import type { ReportClock } from '../../../../shared/domain/kind-definition';
import { reportClockNames } from '../../../../shared/domain/report-states';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesClock, HandlesClockMoved, type ClockMoved, type ClockRang } from '../clock/handles-clock';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { Duties } from '../duty/duties.service';
import { Report, ReportStepRow } from './report.entity';
import { ReportLife } from './report-life.service';
import { ReportNotices } from './report-notices.service';
import { ReportWorkers } from './report-workers.service';

/** What the check, the clocks and the responsibility table do to a report. */
@Injectable()
export class ReportRouting {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly life: ReportLife,
    private readonly notices: ReportNotices,
    private readonly duties: Duties,
    private readonly workers: ReportWorkers,
  ) {}

  /** Passed: the village hears of it, and the responsibility table gives it out. */
  @HandlesChecked('report')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(Report).update({ id: subjectId }, { checkState: state });
    if (state === 'passed') await this.passed(subjectId);
  }

  async passed(reportId: string): Promise<void> {
    const report = await this.uow.repo(Report).findOneByOrFail({ id: reportId });
    await this.notices.received(report);
    await this.giveOut(report);
  }

  @HandlesChecked('report-step')
  async stepChecked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(ReportStepRow).update({ id: subjectId }, { checkState: state });
    const step = state === 'passed' ? await this.uow.repo(ReportStepRow).findOneBy({ id: subjectId, move: 'reply' }) : null;
    const report = step && (await this.uow.repo(Report).findOneBy({ id: step.reportId }));
    if (step && report) await this.notices.replied(report, step);
  }

  @HandlesClock('report')
  async rang({ subjectId, clock, ring, dueAt }: ClockRang): Promise<void> {
    const report = await this.uow.repo(Report).findOneBy({ id: subjectId });
    if (report) await this.notices.rang(report, ring, reportClockNames[clock as ReportClock], dueAt);
  }

  @HandlesClockMoved('report')
  async dueMoved({ subjectId, clock, dueAt }: ClockMoved): Promise<void> {
    if (clock === 'solve' && dueAt !== null) await this.uow.repo(Report).update({ id: subjectId }, { dueAt });
  }

  /** To whoever the table names, or their deputy; where it names nobody the report waits for the village. */
  async giveOut(report: Report): Promise<void> {
    if (report.state !== 'submitted' && report.state !== 'accepted') return;
    const { villageId, groupNo, facilityId, kind } = report;
    const duty = await this.duties.responsible({ villageId, groupNo, facilityId, kindId: kind, at: this.clock.now() });
    const worker = duty && (await this.workers.find(villageId, duty.memberId));
    if (!duty || !worker) return;
    const words = `按责任表派给${worker.roleName} ${worker.name}${duty.viaDeputy ? '(代班)' : ''}`;
    await this.life.move(null, report, 'assign', { words }, { assigneeId: duty.memberId });
  }
}
