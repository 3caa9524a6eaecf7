import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { reportKinds } from '../../../../shared/domain/report-kinds';
import { reportErrors, type NewReport, type ReportView } from '../../../../shared/contract/report';
import type { ReportMove } from '../../../../shared/domain/report-states';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Residencies } from '../member/residencies.service';
import { PhotoService } from '../photo/photo.service';
import { RecordService } from '../record/record.service';
import { fixAccepted, reportConfirmed, type Participant } from '../record/participation';
import { Report } from './report.entity';
import { ReportLife, type Told } from './report-life.service';
import { ReportNumbers } from './report-numbers.service';
import { ReportReader } from './report-reader.service';
import { ReportWorkers } from './report-workers.service';
import { reportFact } from './report.view';
import { storedPlace } from './report.place';

type Fix = { photoIds: string[]; note: string };

/** What people do with a report (随手拍). Each verb: policy, one unit of work, timeline, record. */
@Injectable()
export class ReportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly life: ReportLife,
    private readonly numbers: ReportNumbers,
    private readonly reader: ReportReader,
    private readonly workers: ReportWorkers,
    private readonly photos: PhotoService,
    private readonly residencies: Residencies,
    private readonly records: RecordService,
    private readonly audit: Audit,
  ) {}

  submit(me: Caller, villageId: string, body: z.output<typeof NewReport>): Promise<ReportView> {
    return this.uow.run(async () => {
      const home = await this.residencies.verifiedOf(me.memberId, villageId);
      const report = await this.newReport(me, villageId, body, home);
      await this.photos.attach(me, body.photoIds, `report:${report.id}`, villageId);
      await this.uow.repo(Report).insert(report);
      await this.life.tell(report, 'submit', me.memberId, { words: '村民上报' });
      return this.reader.viewOf(me, report);
    });
  }

  accept(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.dispatch(me, reportId, 'accept', { note });
  }

  reject(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.dispatch(me, reportId, 'reject', { note });
  }

  assign(me: Caller, reportId: string, workerId: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'assign');
      const worker = await this.workers.find(report.villageId, workerId);
      if (!worker) return refuse(reportErrors, 'REPORT_WORKER_UNKNOWN');
      const told = { note, words: `已派给${worker.roleName} ${worker.name}` };
      return this.finish(me, await this.life.move(me, report, 'assign', told, { assigneeId: workerId }), 'report.assign');
    });
  }

  fix(me: Caller, reportId: string, { photoIds, note }: Fix): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'fix');
      await this.photos.attach(me, photoIds, `report:${report.id}`, report.villageId);
      const told = { note, photoIds, words: `${await this.workers.titleOf(report.villageId, me.memberId)}处理完毕` };
      return this.finish(me, await this.life.move(me, report, 'fix', told, { afterPhotoIds: photoIds }), 'report.fix');
    });
  }

  /** Closes the report and writes both record entries, all or nothing. */
  confirm(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'confirm');
      const closed = await this.life.move(me, report, 'confirm', { note }, { endedAt: this.clock.now() });
      await this.writeRecord(closed);
      return this.finishAsReporter(me, closed, 'report.confirm');
    });
  }

  dispute(me: Caller, reportId: string, { photoIds, note }: Fix): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'dispute');
      await this.photos.attach(me, photoIds, `report:${report.id}`, report.villageId);
      const back = await this.life.move(me, report, 'dispute', { note, photoIds });
      return this.finishAsReporter(me, back, 'report.dispute');
    });
  }

  private async newReport(
    me: Caller, villageId: string, body: z.output<typeof NewReport>, home: { householdId: string; groupNo: number } | undefined,
  ): Promise<Report> {
    const now = this.clock.now();
    return {
      id: this.ids.next(), villageId, number: await this.numbers.next(villageId, now), kind: body.kind, state: 'submitted',
      ...storedPlace(body.place), description: body.description, photoIds: body.photoIds, afterPhotoIds: [],
      reporterId: me.memberId, reporterHouseholdId: home?.householdId ?? null, reporterGroupNo: home?.groupNo ?? null,
      showName: body.showName, assigneeId: null, submittedAt: now, dueAt: now + reportKinds[body.kind].solveHours * 3_600_000,
      stateAt: now, endedAt: null, version: 1,
    };
  }

  private dispatch(me: Caller, reportId: string, move: ReportMove, told: Told): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, move);
      const changes = move === 'reject' ? { endedAt: this.clock.now() } : {};
      return this.finish(me, await this.life.move(me, report, move, told, changes), `report.${move}`);
    });
  }

  /** Staff acts leave a line in the audit log. */
  private async finish(me: Caller, report: Report, action: string): Promise<ReportView> {
    await this.audit.note(me, { action, villageId: report.villageId, subject: `report:${report.id}`, details: { number: report.number } });
    return this.reader.viewOf(me, report);
  }

  /** Where the village speaks in the reporter's place, that is a staff act. */
  private finishAsReporter(me: Caller, report: Report, action: string): Promise<ReportView> {
    return me.memberId === report.reporterId ? this.reader.viewOf(me, report) : this.finish(me, report, action);
  }

  private async writeRecord(report: Report): Promise<void> {
    const fact = reportFact(report, this.clock.now());
    const reporter: Participant = { memberId: report.reporterId, householdId: report.reporterHouseholdId, groupNo: report.reporterGroupNo };
    await this.records.write(reportConfirmed(fact, reporter, { didTheWork: report.assigneeId === report.reporterId }));
    if (report.assigneeId) await this.records.write(fixAccepted(fact, await this.participant(report.assigneeId, report.villageId)));
  }

  private async participant(memberId: string, villageId: string): Promise<Participant> {
    const home = await this.residencies.verifiedOf(memberId, villageId);
    return { memberId, householdId: home?.householdId ?? null, groupNo: home?.groupNo ?? null };
  }
}
