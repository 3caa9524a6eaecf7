import { Injectable } from '@nestjs/common';
import type { ReportClockView } from '../../../../shared/contract/report';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import type { ReportClock } from '../../../../shared/domain/kind-definition';
import { isOpen, ruleOfMove, type ReportMove, type ReportState } from '../../../../shared/domain/report-states';
import type { z } from 'zod';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Clocks } from '../clock/clocks.service';
import { Duties } from '../duty/duties.service';
import { RegionService } from '../region/region.service';
import { ReportKinds, ruleKeyOf } from '../report-kind/report-kinds.service';
import { Report } from './report.entity';

const subjectOf = (report: Pick<Report, 'id'>): string => `report:${report.id}`;

/** The three clocks of a report: accept, first response, solve. Limits come from the duty line, else from the kind. */
@Injectable()
export class ReportClocks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clocks: Clocks,
    private readonly kinds: ReportKinds,
    private readonly duties: Duties,
    private readonly regions: RegionService,
  ) {}

  /** All three from the moment it was sent; answers the time by which it should be solved. */
  async begin(report: Report, kind: ReportKindView): Promise<number> {
    await this.start(report, kind, 'accept', kind.minutes.accept);
    await this.start(report, kind, 'respond', kind.minutes.respond);
    return this.startSolving(report, kind);
  }

  /** What a move does to the clocks, as the table of moves says – a new time for solving only once the old one has ended; the report comes back with its new due time. */
  async follow(report: Report, move: ReportMove, before: ReportState): Promise<Report> {
    const { clocks = {} } = ruleOfMove(move);
    const subject = subjectOf(report);
    for (const clock of clocks.stop ?? []) await this.clocks.stop(subject, clock);
    if (clocks.cancel) await this.clocks.cancel(subject);
    if (clocks.pause) await this.clocks.pause(subject);
    if (clocks.resume || (clocks.restart && isOpen(before))) return this.due(report, (await this.clocks.resume(subject)).get('solve'));
    if (clocks.restart) return this.restart(report);
    return report;
  }

  answered(report: Report): Promise<void> {
    return this.clocks.stop(subjectOf(report), 'respond');
  }

  async viewsOf(reportId: string): Promise<z.infer<typeof ReportClockView>[]> {
    const running = (await this.clocks.of([`report:${reportId}`])).get(`report:${reportId}`) ?? [];
    return running.flatMap(({ clock, state, ring: _ring, ...figures }) =>
      state === 'cancelled' ? [] : [{ clock: clock as ReportClock, state, ...figures }]);
  }

  private async restart(report: Report): Promise<Report> {
    const kind = await this.kinds.find(report.villageId, report.kind);
    if (!kind) return report;
    await this.clocks.cancel(subjectOf(report));
    return this.due(report, await this.startSolving(report, kind));
  }

  private async startSolving(report: Report, kind: ReportKindView): Promise<number> {
    const duty = await this.duties.responsible({ ...report, kindId: report.kind, at: report.submittedAt });
    return this.start(report, kind, 'solve', duty?.solveMinutes ?? kind.minutes.solve);
  }

  /** Under the county's rule, unless the duty line set a time of its own. */
  private async start(report: Report, kind: ReportKindView, clock: ReportClock, minutes: number): Promise<number> {
    const village = await this.regions.village(report.villageId);
    const ruleKey = minutes === kind.minutes[clock] ? ruleKeyOf(village.code, kind.id, clock) : `duty:${report.villageId}`;
    return this.clocks.start({ subject: subjectOf(report), villageId: report.villageId, clock, minutes, roundTheClock: kind.urgent, ruleKey });
  }

  private async due(report: Report, dueAt: number | undefined): Promise<Report> {
    if (dueAt === undefined || dueAt === report.dueAt) return report;
    await this.uow.repo(Report).update({ id: report.id }, { dueAt });
    return { ...report, dueAt };
  }
}

