import { Injectable } from '@nestjs/common';
import type { ReportView } from '../../../../shared/contract/report';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { Report } from './report.entity';
import { ReportLife } from './report-life.service';
import { ReportNotices } from './report-notices.service';
import { ReportSeal } from './report-seal.service';
import { isModerator, mayRead, mayReply } from './report.policy';
import type { Shown } from './report-work.service';

/** Public words added to a report, and a moderator's hand over what everybody sees. */
@Injectable()
export class ReportModeration {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly photos: PhotoService,
    private readonly life: ReportLife,
    private readonly notices: ReportNotices,
    private readonly seal: ReportSeal,
  ) {}

  reply(me: Caller, reportId: string, { note, photoIds }: Shown): Promise<ReportView> {
    return this.uow.run(async () => {
      const { report, village } = await this.load(me, reportId);
      if (!mayReply(me, report, village)) return refuse(commonErrors, 'FORBIDDEN');
      await this.photos.attach(me, photoIds, `report:${report.id}`, report.villageId);
      const words = me.memberId === report.reporterId ? '上报人补充' : '村里答复';
      await this.life.tell(report, 'reply', me.memberId, { words, note, photoIds });
      return this.seal.finish(me, await this.life.responded(me, report), 'report.reply');
    });
  }

  hide(me: Caller, reportId: string, reason: string): Promise<ReportView> {
    const hiddenAt = this.clock.now();
    return this.veil(me, reportId, { hiddenAt, hiddenReason: reason }, 'report.hide', (report) => this.notices.hidden(report, reason, hiddenAt));
  }

  show(me: Caller, reportId: string): Promise<ReportView> {
    const now = this.clock.now();
    return this.veil(me, reportId, { hiddenAt: null, hiddenReason: null }, 'report.show', (report) => this.notices.shown(report, now));
  }

  private veil(
    me: Caller, reportId: string, change: Pick<Report, 'hiddenAt' | 'hiddenReason'>, action: string, tell: (report: Report) => Promise<void>,
  ): Promise<ReportView> {
    return this.uow.run(async () => {
      const { report, village } = await this.load(me, reportId);
      if (!isModerator(me, village)) return refuse(commonErrors, 'FORBIDDEN');
      await this.uow.repo(Report).update({ id: report.id }, change);
      if (me.memberId !== report.reporterId) await tell(report);
      return this.seal.finish(me, { ...report, ...change }, action);
    });
  }

  private async load(me: Caller, reportId: string): Promise<{ report: Report; village: Awaited<ReturnType<RegionService['village']>> }> {
    const report = await this.uow.repo(Report).findOneBy({ id: reportId });
    const village = report && (await this.regions.village(report.villageId));
    return report && village && mayRead(me, report, village) ? { report, village } : refuse(commonErrors, 'NOT_FOUND');
  }
}
