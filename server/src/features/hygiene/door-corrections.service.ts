import { Injectable } from '@nestjs/common';
import { gradeOf, gradeOfTotal, problemsOf, type Grade } from '../../../../shared/domain/grades';
import { hygieneErrors } from '../../../../shared/contract/hygiene';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { LostRace } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { RecordService } from '../record/record.service';
import { DoorTally } from './door-tally.service';
import { HygieneDoor, HygieneDoorVersion, HygieneRound, type StoredScore } from './hygiene.entity';
import { RoundChecklists } from './round-checklists.service';
import { gradeEntry } from './round-grades';
import { RoundMeans } from './round-means.service';

interface Which {
  roundId: string;
  householdId: string;
  /** Plain words; the household reads them. */
  reason: string;
  actorId: string;
}
/** Item by item, or the total alone in integer hundredths. */
export type Correction = Which & ({ scores: StoredScore[] } | { total: number });

interface Corrected {
  total: number;
  grade: Grade;
}

/** Puts a published result right: a new version with its reason, down to the record. */
@Injectable()
export class DoorCorrections {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly tally: DoorTally,
    private readonly checklists: RoundChecklists,
    private readonly means: RoundMeans,
    private readonly records: RecordService,
  ) {}

  correct(correction: Correction): Promise<HygieneDoor> {
    return this.uow.run(async () => {
      const round = await this.holdPublished(correction.roundId);
      const before = await this.tally.door(round, correction.householdId);
      const after = await this.keep(before, await this.resultOf(round, correction));
      await this.keepVersion(before, after, correction);
      if (round.state === 'final') await this.cascade(round, before, after, correction);
      await this.means.keep(round.id);
      return after;
    });
  }

  /** Takes the round's row first, so that a correction is before the round becomes final or after it, never in between. */
  private async holdPublished(roundId: string): Promise<HygieneRound> {
    await this.uow.repo(HygieneRound).update({ id: roundId }, { lastSheetAt: this.clock.now() });
    const round = await this.uow.repo(HygieneRound).findOneByOrFail({ id: roundId });
    if (round.publishedAt === null) refuse(hygieneErrors, 'ROUND_NOT_PUBLISHED');
    return round;
  }

  private async resultOf(round: HygieneRound, correction: Correction): Promise<Corrected> {
    const checklist = await this.checklists.of(round);
    if ('total' in correction) return { total: correction.total, grade: gradeOfTotal(checklist, correction.total) };
    const problems = problemsOf(checklist, correction.scores);
    if (problems.length > 0) refuse(hygieneErrors, 'SHEET_INCOMPLETE', problems.map((message) => ({ path: 'scores', message })));
    return gradeOf(checklist, correction.scores);
  }

  private async keep(before: HygieneDoor, { total, grade }: Corrected): Promise<HygieneDoor> {
    const next = { outcome: 'scored' as const, skipReason: null, total, grade, version: before.version + 1 };
    const done = await this.uow.repo(HygieneDoor).update({ id: before.id, version: before.version }, next);
    if (done.affected !== 1) throw new LostRace(`The result of door ${before.id} was changed by somebody else`);
    return { ...before, ...next };
  }

  private async keepVersion(before: HygieneDoor, after: HygieneDoor, { reason, actorId, ...given }: Correction): Promise<void> {
    await this.uow.repo(HygieneDoorVersion).insert({
      id: this.ids.next(), villageId: after.villageId, doorId: after.id, version: after.version, total: after.total!, grade: after.grade!,
      scores: 'scores' in given ? given.scores : null, previousTotal: before.total, previousGrade: before.grade, reason, actorId, at: this.clock.now(),
    });
  }

  /** The old entry is taken back with the reason; the new grade is the next turn of the same source. */
  private async cascade(round: HygieneRound, before: HygieneDoor, after: HygieneDoor, { reason, actorId }: Which): Promise<void> {
    const turn = before.recordTurn + 1;
    if (before.recordTurn > 0) {
      await this.records.reverse({ act: 'grade-final', sourceId: round.id, subjectId: after.householdId, turn: before.recordTurn, reason, actorId });
    }
    await this.records.write(gradeEntry(round, after, { turn, how: '更正后' }));
    await this.uow.repo(HygieneDoor).update({ id: after.id }, { recordTurn: turn });
  }
}
