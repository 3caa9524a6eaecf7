import { Injectable } from '@nestjs/common';
import { reportMoves, type ReportMove } from '../../../../shared/domain/report-states';
import { commonErrors } from '../../../../shared/errors';
import { reportErrors } from '../../../../shared/contract/report';
import type { Caller } from '../../core/access/caller';
import { VillageLookup } from '../../core/access/ports';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { Events } from '../../core/events/events';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ReportMoved } from './report.events';
import { Report, ReportStepRow } from './report.entity';
import { assertMayMove } from './report.policy';

/** What the timeline says of a step, beyond the move's usual words. */
export interface Told {
  words?: string;
  note?: string;
  photoIds?: string[];
}

/** The status machine of `shared/domain/report-states` applied to rows: one conditional statement a move. */
@Injectable()
export class ReportLife {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly villages: VillageLookup,
    private readonly events: Events,
  ) {}

  /** The report, if it exists and `me` may make `move` now. */
  async loadFor(me: Caller, reportId: string, move: ReportMove): Promise<Report> {
    const report = await this.uow.repo(Report).findOneBy({ id: reportId });
    const village = report && (await this.villages.byId(report.villageId));
    if (!report || !village) return refuse(commonErrors, 'NOT_FOUND');
    assertMayMove(me, report, village, move);
    return report;
  }

  /** Of two people at once, one moves it; the other is told that it has changed. */
  async move(me: Caller, report: Report, move: ReportMove, told: Told, changes: Partial<Report> = {}): Promise<Report> {
    const next: Partial<Report> = { ...changes, state: reportMoves[move].to, stateAt: this.clock.now(), version: report.version + 1 };
    const done = await this.uow.repo(Report).update({ id: report.id, version: report.version }, next);
    if (done.affected !== 1) refuse(reportErrors, 'REPORT_MOVE_NOT_POSSIBLE');
    await this.tell(report, move, me.memberId, { words: reportMoves[move].told, ...told });
    this.events.afterCommit(new ReportMoved(report.id, report.villageId, move));
    return { ...report, ...next };
  }

  async tell(report: Report, move: ReportStepRow['move'], actorId: string, told: Told): Promise<void> {
    await this.uow.repo(ReportStepRow).insert({
      id: this.ids.next(), villageId: report.villageId, reportId: report.id, at: this.clock.now(), move, actorId,
      words: told.words ?? '', note: told.note ?? '', photoIds: told.photoIds ?? [],
    });
  }
}
