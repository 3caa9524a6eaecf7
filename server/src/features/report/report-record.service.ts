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
    const entries = [reportConfirmed(fact, reporterOf(report), { ...(await this.howReported(report)), turn: report.turn })];
    if (report.assigneeId) entries.push(fixAccepted(fact, await this.worker(report), { turn: report.turn + report.relapses }));
    await this.records.writeAll(entries);
  }

  private async howReported(report: Report): Promise<{ didTheWork: boolean; ownDuty: boolean; onBehalfBy: string | null }> {
    const didTheWork = report.assigneeId === report.reporterId;
    if (isOnBehalf(report)) return { didTheWork, ownDuty: await this.livesWithDuty(report), onBehalfBy: report.reporterId };
    return { didTheWork, ownDuty: await this.duties.isOwnDuty(report.reporterId, { ...report, kindId: report.kind }), onBehalfBy: null };
  }

  /** Who has their own area reported for their own household earns as little as who reports it themselves. */
  private async livesWithDuty(report: Report): Promise<boolean> {
    const duty = await this.duties.responsible({ ...report, kindId: report.kind, at: report.submittedAt });
    const home = duty && (await this.residencies.verifiedOf(duty.memberId, report.villageId));
    return report.reporterHouseholdId !== null && home?.householdId === report.reporterHouseholdId;
  }

  private async worker({ assigneeId, villageId }: Report): Promise<Participant> {
    const memberId = assigneeId ?? '';
    const home = await this.residencies.verifiedOf(memberId, villageId);
    return { memberId, householdId: home?.householdId ?? null, groupNo: home?.groupNo ?? null };
  }
}

/** Somebody typed in what another person said. */
const isOnBehalf = ({ channel }: Report): boolean => channel !== 'app';

/** A household that was acted for earns without an account; whoever typed it in never does. */
function reporterOf(report: Report): Participant {
  const { reporterId, reporterHouseholdId: householdId, reporterGroupNo: groupNo } = report;
  return { memberId: isOnBehalf(report) && householdId !== null ? null : reporterId, householdId, groupNo };
}
