import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock';
import { Duties } from '../duty/duties.service';
import { Residencies } from '../member/residencies.service';
import { fixAccepted, reportConfirmed, type Participant } from '../record/participation';
import { RecordService } from '../record/record.service';
import { ReportKinds } from '../report-kind/report-kinds.service';
import { Report } from './report.entity';
import { reportFact } from './report.view';

/** What a closing leaves in the co-governance record: the report (共管) and the accepted fix (共建). Me-too leaves nothing. */
@Injectable()
export class ReportRecord {
  constructor(
    private readonly clock: Clock,
    private readonly records: RecordService,
    private readonly residencies: Residencies,
    private readonly duties: Duties,
    private readonly kinds: ReportKinds,
  ) {}

  /** A relapse is work anew for the worker, but not a second report. */
  async writeClosing(report: Report): Promise<void> {
    const kind = await this.kinds.find(report.villageId, report.kind);
    const fact = reportFact(report, kind?.name ?? '上报', this.clock.now());
    const ownDuty = await this.duties.isOwnDuty(report.reporterId, { ...report, kindId: report.kind });
    const didTheWork = report.assigneeId === report.reporterId;
    const reporter: Participant = { memberId: report.reporterId, householdId: report.reporterHouseholdId, groupNo: report.reporterGroupNo };
    await this.records.write(reportConfirmed(fact, reporter, { didTheWork, ownDuty, turn: report.turn }));
    if (report.assigneeId) await this.records.write(fixAccepted(fact, await this.worker(report), { turn: report.turn + report.relapses }));
  }

  private async worker({ assigneeId, villageId }: Report): Promise<Participant> {
    const memberId = assigneeId ?? '';
    const home = await this.residencies.verifiedOf(memberId, villageId);
    return { memberId, householdId: home?.householdId ?? null, groupNo: home?.groupNo ?? null };
  }
}
