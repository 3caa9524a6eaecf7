import { Injectable } from '@nestjs/common';
import type { ReportView } from '../../../../shared/contract/report';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Report } from './report.entity';
import { ReportReader } from './report-reader.service';

/** How every verb ends: a staff act leaves a line in the audit log, and the person gets the report as it is now. */
@Injectable()
export class ReportSeal {
  constructor(
    private readonly audit: Audit,
    private readonly reader: ReportReader,
  ) {}

  async finish(me: Caller, report: Report, action: string): Promise<ReportView> {
    if (me.memberId !== report.reporterId || report.reporterId === report.assigneeId) await this.note(me, report, action);
    return this.reader.viewOf(me, report);
  }

  private note(me: Caller, report: Report, action: string): Promise<void> {
    return this.audit.note(me, { action, villageId: report.villageId, subject: `report:${report.id}`, details: { number: report.number } });
  }
}
