import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { checklistOf } from '../../../../shared/domain/checklists';
import { gradeOf, problemsOf, type Checklist } from '../../../../shared/domain/grades';
import { hygieneErrors, type NewSheet, type SheetView } from '../../../../shared/contract/hygiene';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { ContentChecks } from '../content-check/content-checks.service';
import { Residencies } from '../member/residencies.service';
import { PhotoService } from '../photo/photo.service';
import { assertMayScore } from './hygiene.policy';
import { HygieneRound, HygieneSheet } from './hygiene.entity';
import { RoundReader } from './round-reader.service';
import { SheetReader } from './sheet-reader.service';

type Sheet = z.output<typeof NewSheet>;
type Scored = Extract<Sheet, { outcome: 'scored' }>;

/** The inspector's act: one household, item by item. */
@Injectable()
export class SheetService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rounds: RoundReader,
    private readonly reader: SheetReader,
    private readonly residencies: Residencies,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly audit: Audit,
  ) {}

  score(me: Caller, roundId: string, householdId: string, given: Sheet): Promise<SheetView> {
    return this.uow.run(async () => {
      const { round, village } = await this.rounds.load(roundId);
      const home = await this.residencies.verifiedOf(me.memberId, round.villageId);
      assertMayScore(me, village, home?.householdId, householdId);
      await this.holdOpen(round);
      const sheet = await this.sheetOf(round, householdId);
      await this.save(me, round, sheet, given);
      const details = { householdId, outcome: given.outcome };
      await this.audit.note(me, { action: 'hygiene.score', villageId: round.villageId, subject: subjectOf(sheet), details });
      return this.reader.read(me, roundId, householdId);
    });
  }

  @HandlesChecked('hygiene-sheet')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(HygieneSheet).update({ id: subjectId }, { checkState: state });
  }

  /** Holds the round's row until the commit: a publication at the same moment waits for this sheet, or comes first and refuses it. */
  private async holdOpen(round: HygieneRound): Promise<void> {
    const held = await this.uow.repo(HygieneRound).update({ id: round.id, state: 'scoring' }, { lastSheetAt: this.clock.now() });
    if (held.affected !== 1) refuse(hygieneErrors, 'ROUND_NOT_SCORING');
  }

  private async sheetOf(round: HygieneRound, householdId: string): Promise<HygieneSheet> {
    const sheet = await this.uow.repo(HygieneSheet).findOneBy({ roundId: round.id, householdId });
    return sheet ?? refuse(hygieneErrors, 'HOUSEHOLD_NOT_IN_ROUND');
  }

  /** The version that was read decides between two inspectors at one door: the second is told, nothing is overwritten. */
  private async save(me: Caller, round: HygieneRound, sheet: HygieneSheet, given: Sheet): Promise<void> {
    const content = given.outcome === 'scored' ? await this.scored(me, round, sheet, given) : skipped(given.reason);
    const checkState = await this.checks.open({
      subject: subjectOf(sheet), villageId: round.villageId, authorId: me.memberId, scene: 'comment', texts: [given.note],
      photoIds: (content.scores ?? []).flatMap((score) => score.photoIds), voiceIds: [],
    });
    const next = { ...content, checkState, inspectorId: me.memberId, note: given.note, scoredAt: this.clock.now(), version: sheet.version + 1 };
    const done = await this.uow.repo(HygieneSheet).update({ id: sheet.id, version: given.version }, next);
    if (done.affected !== 1) refuse(hygieneErrors, 'SHEET_BY_ANOTHER');
  }

  private async scored(me: Caller, round: HygieneRound, sheet: HygieneSheet, given: Scored): Promise<Partial<HygieneSheet>> {
    const checklist = checklistOf(round.checklistVersion);
    assertComplete(checklist, given);
    await this.photos.attach(me, newPhotos(sheet, given), subjectOf(sheet), round.villageId);
    const { total, grade } = gradeOf(checklist, given.scores);
    return { outcome: 'scored', skipReason: null, scores: given.scores, total, grade };
  }
}

const subjectOf = ({ id }: HygieneSheet): string => `hygiene-sheet:${id}`;

/** Photos of an earlier version may be a colleague's, and are on the sheet already. */
function newPhotos(sheet: HygieneSheet, given: Scored): string[] {
  const kept = new Set(sheet.scores.flatMap((score) => score.photoIds));
  return given.scores.flatMap((score) => score.photoIds).filter((photoId) => !kept.has(photoId));
}

const skipped = (reason: HygieneSheet['skipReason']): Partial<HygieneSheet> => ({
  outcome: 'skipped', skipReason: reason, scores: [], total: null, grade: null,
});

function assertComplete(checklist: Checklist, given: Scored): void {
  const problems = problemsOf(checklist, given.scores);
  if (problems.length > 0) refuse(hygieneErrors, 'SHEET_INCOMPLETE', problems.map((message) => ({ path: 'scores', message })));
}
