import { Injectable } from '@nestjs/common';
import type { CheckState } from '../../../../shared/domain/content-check';
import { isOpen, ruleOfMove, type ReportLine, type ReportMove } from '../../../../shared/domain/report-states';
import { commonErrors } from '../../../../shared/errors';
import { reportErrors } from '../../../../shared/contract/report';
import type { Caller } from '../../core/access/caller';
import { VillageLookup } from '../../core/access/ports';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { Events } from '../../core/events/events';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { ReportClocks } from './report-clocks.service';
import { ReportNotices } from './report-notices.service';
import { ReportMoved } from './report.events';
import { Report, ReportStepRow } from './report.entity';
import { assertMayMove, possibleMoves, servesIn } from './report.policy';

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
    private readonly checks: ContentChecks,
    private readonly clocks: ReportClocks,
    private readonly notices: ReportNotices,
  ) {}

  /** The report, if it exists and `me` may make `move` now. */
  async loadFor(me: Caller, reportId: string, move: ReportMove): Promise<Report> {
    const report = await this.uow.repo(Report).findOneBy({ id: reportId });
    const village = report && (await this.villages.byId(report.villageId));
    if (!report || !village) return refuse(commonErrors, 'NOT_FOUND');
    assertMayMove(me, report, village, move, this.clock.now());
    return report;
  }

  /** Whether `me` may make `move` now; for doing many at once without failing all. */
  async mayMove(me: Caller, report: Report, move: ReportMove): Promise<boolean> {
    const village = await this.villages.byId(report.villageId);
    return village !== undefined && possibleMoves(me, report, village, this.clock.now()).includes(move);
  }

  /** Of two at once, one moves it; the other is told that it has changed. `me` null: the clock moves it. */
  async move(me: Caller | null, report: Report, move: ReportMove, told: Told, changes: Partial<Report> = {}): Promise<Report> {
    const next = { ...(await this.usualChanges(me, report, move)), ...changes, version: report.version + 1 };
    const done = await this.uow.repo(Report).update({ id: report.id, version: report.version }, next);
    if (done.affected !== 1) refuse(reportErrors, 'REPORT_MOVE_NOT_POSSIBLE');
    const words = told.words ?? ruleOfMove(move).told;
    const moved = await this.clocks.follow({ ...report, ...next }, move, report.state);
    await this.tell(moved, move, me?.memberId ?? '', { ...told, words });
    await this.notices.ofMove(me, moved, move, { words, workerBefore: report.assigneeId });
    this.events.afterCommit(new ReportMoved(report.id, report.villageId, move));
    return moved;
  }

  /** A person of the village or the town has answered: the clock of the first response is met. */
  async responded(me: Caller, report: Report): Promise<Report> {
    if (report.respondedAt !== null || !(await this.serves(me, report))) return report;
    const respondedAt = this.clock.now();
    await this.uow.repo(Report).update({ id: report.id }, { respondedAt });
    await this.clocks.answered(report);
    return { ...report, respondedAt };
  }

  /** Adds a line to the timeline; its words and pictures are checked before others see them. */
  async tell(report: Report, move: ReportLine, actorId: string, { words = '', note = '', photoIds = [] }: Told): Promise<void> {
    const id = this.ids.next();
    const checkState = await this.check(`report-step:${id}`, report.villageId, actorId, note, photoIds);
    await this.uow.repo(ReportStepRow).insert({
      id, villageId: report.villageId, reportId: report.id, at: this.clock.now(), move, actorId, words, note, photoIds, checkState,
    });
  }

  private async check(subject: string, villageId: string, authorId: string, note: string, photoIds: string[]): Promise<CheckState> {
    if (authorId === '' || (note === '' && photoIds.length === 0)) return 'passed';
    return this.checks.open({ subject, villageId, authorId, scene: 'comment', texts: note ? [note] : [], photoIds, voiceIds: [] });
  }

  private async serves(me: Caller | null, report: Report): Promise<boolean> {
    const village = me && (await this.villages.byId(report.villageId));
    return !!village && servesIn(me, report, village, this.clock.now());
  }

  private async usualChanges(me: Caller | null, report: Report, move: ReportMove): Promise<Partial<Report>> {
    const now = this.clock.now();
    const { to } = ruleOfMove(move);
    const isAnswer = report.respondedAt === null && (await this.serves(me, report));
    return {
      state: to, stateAt: now, endedAt: isOpen(to) ? null : now,
      ...(isAnswer && { respondedAt: now }),
      ...(to === 'fixed' && { fixedAt: now }),
    };
  }
}
