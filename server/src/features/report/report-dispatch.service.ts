import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ReportView } from '../../../../shared/contract/report';
import { reportErrors } from '../../../../shared/contract/report';
import { isOpen, type ReportMove } from '../../../../shared/domain/report-states';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { Report } from './report.entity';
import { ReportFollows } from './report-follows.service';
import { ReportLife, type Told } from './report-life.service';
import { ReportSeal } from './report-seal.service';
import { ReportWorkers } from './report-workers.service';

const DAY_MS = 86_400_000;
const FARTHEST_MS = 731 * DAY_MS;

/** What the village's staff decide about a report. Each verb: policy, one unit of work, timeline, audit. */
@Injectable()
export class ReportDispatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly life: ReportLife,
    private readonly seal: ReportSeal,
    private readonly follows: ReportFollows,
    private readonly workers: ReportWorkers,
  ) {}

  accept(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.decide(me, reportId, 'accept', { note });
  }

  reject(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.decide(me, reportId, 'reject', { note });
  }

  drop(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.decide(me, reportId, 'drop', { note });
  }

  giveBack(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.decide(me, reportId, 'return', { note }, { forwardedTo: null, assigneeId: null });
  }

  forward(me: Caller, reportId: string, to: string, note: string): Promise<ReportView> {
    return this.decide(me, reportId, 'forward', { note, words: `已转${to}` }, { forwardedTo: to, assigneeId: null });
  }

  assign(me: Caller, reportId: string, workerId: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'assign');
      const worker = await this.workers.find(report.villageId, workerId);
      if (!worker) return refuse(reportErrors, 'REPORT_WORKER_UNKNOWN');
      const told = { note, words: `已派给${worker.roleName} ${worker.name}` };
      return this.seal.finish(me, await this.life.move(me, report, 'assign', told, { assigneeId: workerId }), 'report.assign');
    });
  }

  /** What somebody else moved on meanwhile is named, the rest is given out, in one unit of work. */
  assignMany(me: Caller, villageId: string, reportIds: string[], workerId: string, note: string): Promise<{ assigned: string[]; skipped: string[] }> {
    return this.uow.run(async () => {
      if (!(await this.workers.find(villageId, workerId))) return refuse(reportErrors, 'REPORT_WORKER_UNKNOWN');
      const free = await this.assignable(me, villageId, reportIds);
      const assigned = reportIds.filter((id) => free.has(id));
      for (const reportId of assigned) await this.assign(me, reportId, workerId, note);
      return { assigned, skipped: reportIds.filter((id) => !free.has(id)) };
    });
  }

  /** Put off with a public reason; on the day it comes back by itself. */
  defer(me: Caller, reportId: string, until: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'defer');
      const resurfaceAt = startOfChinaDate(until);
      const ahead = resurfaceAt - this.clock.now();
      if (ahead <= 0 || ahead > FARTHEST_MS) return refuse(reportErrors, 'REPORT_DATE_WRONG');
      const deferred = await this.life.move(me, report, 'defer', { note, words: `已备案,${until} 再办` }, { resurfaceAt });
      await this.jobs.enqueue('report.resurface', { reportId, resurfaceAt }, { runAt: resurfaceAt });
      return this.seal.finish(me, deferred, 'report.defer');
    });
  }

  resurface(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.decide(me, reportId, 'resurface', { note, words: '提前办理' }, { resurfaceAt: null, assigneeId: null });
  }

  /** The people of the merged report follow the other one from now on. */
  merge(me: Caller, reportId: string, intoId: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'merge');
      const target = await this.targetOf(report, intoId);
      await this.uow.repo(Report).update({ mergedIntoId: report.id }, { mergedIntoId: target.id });
      const merged = await this.life.move(me, report, 'merge', { note, words: `已并到 ${target.number}` }, { mergedIntoId: target.id });
      await this.follows.bringOver(merged, target);
      return this.seal.finish(me, merged, 'report.merge');
    });
  }

  unmerge(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'unmerge');
      await this.follows.takeBack(report);
      const alone = await this.life.move(me, report, 'unmerge', { note }, { mergedIntoId: null, assigneeId: null });
      return this.seal.finish(me, alone, 'report.unmerge');
    });
  }

  private async targetOf(report: Report, intoId: string): Promise<Report> {
    const target = await this.uow.repo(Report).findOneBy({ id: intoId, villageId: report.villageId });
    const fits = target && target.id !== report.id && isOpen(target.state) && target.checkState === 'passed';
    return fits ? target : refuse(reportErrors, 'REPORT_MERGE_TARGET');
  }

  private async assignable(me: Caller, villageId: string, reportIds: string[]): Promise<Set<string>> {
    const reports = await this.uow.repo(Report).findBy({ villageId, id: In(reportIds) });
    const free: string[] = [];
    for (const report of reports) if (await this.life.mayMove(me, report, 'assign')) free.push(report.id);
    return new Set(free);
  }

  private decide(me: Caller, reportId: string, move: ReportMove, told: Told, changes: Partial<Report> = {}): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, move);
      return this.seal.finish(me, await this.life.move(me, report, move, told, changes), `report.${move}`);
    });
  }
}
