import { Injectable } from '@nestjs/common';
import type { ReportView } from '../../../../shared/contract/report';
import { LAPSE_AFTER_MS, type ReportMove } from '../../../../shared/domain/report-states';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Jobs } from '../../core/jobs/jobs';
import { PhotoService } from '../photo/photo.service';
import { Report } from './report.entity';
import { ReportLife } from './report-life.service';
import { ReportSeal } from './report-seal.service';
import { ReportWorkers } from './report-workers.service';

export interface Shown {
  photoIds: string[];
  note: string;
}

/** What whoever does the work says of it, with photos. */
@Injectable()
export class ReportWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly life: ReportLife,
    private readonly seal: ReportSeal,
    private readonly workers: ReportWorkers,
    private readonly photos: PhotoService,
  ) {}

  fix(me: Caller, reportId: string, done: Shown): Promise<ReportView> {
    return this.show(me, reportId, 'fix', done, '处理完毕', (report) => ({ afterPhotoIds: done.photoIds, assigneeId: report.assigneeId }));
  }

  partlyFix(me: Caller, reportId: string, done: Shown): Promise<ReportView> {
    return this.show(me, reportId, 'partly-fix', done, '先修好了一部分', () => ({}));
  }

  /** Whoever settled it above the village did the work, and cannot confirm it. */
  settle(me: Caller, reportId: string, done: Shown): Promise<ReportView> {
    return this.show(me, reportId, 'settle', done, '处理完毕', () => ({ afterPhotoIds: done.photoIds, assigneeId: me.memberId }));
  }

  handBack(me: Caller, reportId: string, note: string): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, 'hand-back');
      const words = `${await this.workers.titleOf(report.villageId, me.memberId)}退回,等村里另派`;
      return this.seal.finish(me, await this.life.move(me, report, 'hand-back', { note, words }, { assigneeId: null }), 'report.hand-back');
    });
  }

  private show(
    me: Caller, reportId: string, move: ReportMove, { photoIds, note }: Shown, did: string, changes: (report: Report) => Partial<Report>,
  ): Promise<ReportView> {
    return this.uow.run(async () => {
      const report = await this.life.loadFor(me, reportId, move);
      await this.photos.attach(me, photoIds, `report:${report.id}`, report.villageId);
      const told = { note, photoIds, words: `${await this.workers.titleOf(report.villageId, me.memberId)}${did}` };
      const moved = await this.life.move(me, report, move, told, changes(report));
      if (moved.state === 'fixed') await this.watchForSilence(moved);
      return this.seal.finish(me, moved, `report.${move}`);
    });
  }

  /** Nobody has to wait for a confirmer for ever. */
  private watchForSilence({ id, version }: Report): Promise<void> {
    return this.jobs.enqueue('report.lapse', { reportId: id, version }, { runAt: this.clock.now() + LAPSE_AFTER_MS });
  }
}
