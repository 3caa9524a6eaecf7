import { Injectable } from '@nestjs/common';
import type { ReportView } from '../../../../shared/contract/report';
import type { ReportMove } from '../../../../shared/domain/report-states';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { RecordService } from '../record/record.service';
import { Report, type ClosedBy } from './report.entity';
import { ReportLife } from './report-life.service';
import { ReportRecheck } from './report-recheck.service';
import { ReportRecord } from './report-record.service';
import { ReportSeal } from './report-seal.service';
import { assertMayRecheck, mayRead } from './report.policy';
import type { Shown } from './report-work.service';

/** Whether it is really fixed: the reporter, the village when the reporter is silent, anyone with a photo, the later look. */
@Injectable()
export class ReportVerdict {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly life: ReportLife,
    private readonly seal: ReportSeal,
    private readonly record: ReportRecord,
    private readonly records: RecordService,
    private readonly rechecks: ReportRecheck,
    private readonly photos: PhotoService,
    private readonly regions: RegionService,
  ) {}

  /** Closes the report and writes both record entries, all or nothing. */
  confirm(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.closeAs(me, reportId, 'confirm', { note, photoIds: [] }, 'reporter');
  }

  /** The village looked because the reporter stayed silent; never the worker. */
  close(me: Caller, reportId: string, seen: Shown): Promise<ReportView> {
    return this.closeAs(me, reportId, 'close', seen, 'village');
  }

  dispute(me: Caller, reportId: string, seen: Shown): Promise<ReportView> {
    return this.bringBack(me, reportId, 'dispute', seen);
  }

  /** "Fixed" was not fixed: what was earned by it is reversed. */
  reopen(me: Caller, reportId: string, seen: Shown): Promise<ReportView> {
    return this.bringBack(me, reportId, 'reopen', seen);
  }

  contest(me: Caller, reportId: string, seen: Shown): Promise<ReportView> {
    return this.bringBack(me, reportId, 'contest', seen);
  }

  falsify(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'falsify');
      const rejected = await this.life.move(me, report, 'falsify', { note }, { ...this.takenBack(report), recheckAt: null });
      await this.records.reverseSource('report', report.id, `查为不实:${note}`, me.memberId);
      return this.seal.finish(me, rejected, 'report.falsify');
    });
  }

  /** Looked at the place again: clean ends the watch; dirty reopens and counts as relapse. */
  recheck(me: Caller, reportId: string, isClean: boolean, seen: Shown): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.uow.repo(Report).findOneBy({ id: reportId });
      const village = report && (await this.regions.village(report.villageId));
      if (!report || !village || !mayRead(me, report, village)) return refuse(commonErrors, 'NOT_FOUND');
      assertMayRecheck(me, report, village, this.clock.now());
      await this.photos.attach(me, seen.photoIds, `report:${report.id}`, report.villageId);
      const looked = isClean
        ? await this.rechecks.clean(me, report, seen)
        : await this.life.move(me, report, 'relapse', { ...seen, note: seen.note || '回头看又脏了' }, { relapses: report.relapses + 1, recheckAt: null });
      return this.seal.finish(me, looked, isClean ? 'report.recheck' : 'report.relapse');
    });
  }

  private closeAs(me: Caller, reportId: string, move: ReportMove, seen: Shown, closedBy: ClosedBy): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, move);
      await this.photos.attach(me, seen.photoIds, `report:${report.id}`, report.villageId);
      // Who typed it in for somebody else does not know how it looks at their door.
      const by = me.memberId === report.reporterId && report.channel === 'app' ? closedBy : 'village';
      const told = { ...seen, ...(move === 'confirm' && by === 'village' && { words: '村里看过,确认修好了' }) };
      const closed = await this.life.move(me, report, move, told, { closedBy: by, recheckAt: await this.rechecks.dateFor(report) });
      await this.rechecks.plan(closed);
      await this.record.writeClosing(closed);
      return this.seal.finish(me, closed, `report.${move}`);
    });
  }

  private bringBack(me: Caller, reportId: string, move: ReportMove, { note, photoIds }: Shown): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, move);
      await this.photos.attach(me, photoIds, `report:${report.id}`, report.villageId);
      const changes = { reopened: report.reopened + 1, ...(report.state === 'closed' && this.takenBack(report)) };
      const back = await this.life.move(me, report, move, { note, photoIds }, changes);
      if (report.state === 'closed') await this.records.reverseSource('report', report.id, `没有修好,重新办理:${note}`, me.memberId);
      return this.seal.finish(me, back, `report.${move}`);
    });
  }

  /** The next closing is a new one for the record. */
  private takenBack(report: Report): Partial<Report> {
    return { turn: report.turn + 1, closedBy: null, recheckAt: null };
  }
}
