import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { gradeOf, photoProblemsOf, problemsOf, scoresOf, type Checklist } from '../../../../shared/domain/grades';
import { hygieneErrors, type NewSheet } from '../../../../shared/contract/hygiene';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { PhotoService } from '../photo/photo.service';
import { DoorTally } from './door-tally.service';
import type { HygieneDoor, HygieneRound, StoredScore } from './hygiene.entity';
import { momentOf, placeOf } from './phone-facts';
import { RoundChecklists } from './round-checklists.service';
import type { Crew } from './round-teams.service';
import { HygieneSheet, HygieneSheetVersion } from './sheet.entity';

export type ScoredSheet = Extract<z.output<typeof NewSheet>, { outcome: 'scored' }>;
/** With what each mark is worth. */
type WholeSheet = ScoredSheet & { scores: StoredScore[] };

/** More than this many sheets of one door help nobody; where one is asked for, a second is a mistake. */
const SHEETS_AT_MOST = 5;

/** Keeps an inspector's sheet, once. The caller holds the round's row, so sheets of one round come one after the other. */
@Injectable()
export class SheetFiling {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly tally: DoorTally,
    private readonly checklists: RoundChecklists,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
  ) {}

  async file(me: Caller, round: HygieneRound, door: HygieneDoor, crew: Crew, filled: ScoredSheet): Promise<void> {
    const checklist = await this.checklists.of(round);
    assertComplete(checklist, filled);
    const given: WholeSheet = { ...filled, scores: scoresOf(checklist, filled.scores) };
    const sheets = await this.tally.sheets(door);
    if (await this.isKnown(door, sheets, given)) return;
    const own = sheets.find(({ slot }) => slot === crew.slot || slot === me.memberId);
    if (own && isSame(own, given)) return;
    const before = own ?? (round.sheetsPerHousehold === 1 ? sheets[0] : undefined);
    assertLatest(before, own, given);
    if (!before && sheets.length >= SHEETS_AT_MOST) refuse(hygieneErrors, 'SHEET_BY_ANOTHER');
    await this.keep(me, { ...this.sheetOf(me, round, door, given, checklist, before), slot: crew.slot }, before);
  }

  /** The same sheet again, from this phone or another; also one that has been changed since. */
  private async isKnown({ villageId }: HygieneDoor, sheets: readonly HygieneSheet[], { clientKey }: ScoredSheet): Promise<boolean> {
    if (!clientKey) return false;
    if (sheets.some((sheet) => sheet.clientKey === clientKey)) return true;
    const old = await this.uow.repo(HygieneSheetVersion).findBy({ villageId, clientKey });
    return old.some(({ sheetId }) => sheets.some(({ id }) => id === sheetId));
  }

  private sheetOf(
    me: Caller, round: HygieneRound, door: HygieneDoor, given: WholeSheet, checklist: Checklist, before: HygieneSheet | undefined,
  ): HygieneSheet {
    const { villageId, roundId, householdId, id: doorId } = door;
    const id = before?.id ?? this.ids.next();
    const now = this.clock.now();
    const { total, grade } = gradeOf(checklist, given.scores);
    return {
      id, villageId, roundId, householdId, doorId, slot: me.memberId, inspectorId: me.memberId, clientKey: given.clientKey ?? this.ids.next(),
      scores: given.scores, note: given.note, total, grade, scoredAt: momentOf(given, round, now), receivedAt: now, ...placeOf(given),
      checkState: 'checking', version: (before?.version ?? 0) + 1,
    };
  }

  private async keep(me: Caller, sheet: HygieneSheet, before: HygieneSheet | undefined): Promise<void> {
    await this.photos.attach(me, newPhotos(sheet, before), subjectOf(sheet), sheet.villageId);
    const photoIds = photosOf(sheet);
    const checkState = await this.checks.open({
      subject: subjectOf(sheet), villageId: sheet.villageId, authorId: me.memberId, scene: 'comment', texts: [sheet.note], photoIds, voiceIds: [],
    });
    if (!before) return void (await this.uow.repo(HygieneSheet).insert({ ...sheet, checkState }));
    await this.keepVersion(me, before);
    const { id: _, ...next } = sheet;
    const done = await this.uow.repo(HygieneSheet).update({ id: before.id, version: before.version }, { ...next, checkState });
    if (done.affected !== 1) refuse(hygieneErrors, 'SHEET_BY_ANOTHER');
  }

  private async keepVersion(me: Caller, { id: sheetId, villageId, version, inspectorId, clientKey, scores, note, total, grade, scoredAt, receivedAt }: HygieneSheet): Promise<void> {
    await this.uow.repo(HygieneSheetVersion).insert({
      id: this.ids.next(), villageId, sheetId, version, inspectorId, clientKey, scores, note, total, grade, scoredAt, receivedAt,
      replacedBy: me.memberId, replacedAt: this.clock.now(),
    });
  }
}

const subjectOf = ({ id }: HygieneSheet): string => `hygiene-sheet:${id}`;
const photosOf = ({ scores }: Pick<HygieneSheet, 'scores'>): string[] => scores.flatMap(({ photoIds }) => photoIds);

/** Photos of an earlier version may be a colleague's, and are on the sheet already. */
function newPhotos(sheet: HygieneSheet, before: HygieneSheet | undefined): string[] {
  const kept = new Set(before ? photosOf(before) : []);
  return photosOf(sheet).filter((photoId) => !kept.has(photoId));
}

const fingerprint = ({ scores, note }: Pick<HygieneSheet, 'scores' | 'note'>): string =>
  JSON.stringify([note, [...scores].sort((a, b) => a.itemId.localeCompare(b.itemId)).map(({ itemId, score, incidents, photoIds }) => [itemId, score, incidents, photoIds])]);

const isSame = (sheet: HygieneSheet, given: WholeSheet): boolean => fingerprint(sheet) === fingerprint(given);

/** The version that was read decides between two inspectors at one door, or two phones of one: the second is told, nothing is overwritten. */
function assertLatest(before: HygieneSheet | undefined, own: HygieneSheet | undefined, { version }: ScoredSheet): void {
  if ((before?.version ?? 0) !== version) refuse(hygieneErrors, before && before === own ? 'SHEET_CHANGED' : 'SHEET_BY_ANOTHER');
}

function assertComplete(checklist: Checklist, given: ScoredSheet): void {
  const problems = [...problemsOf(checklist, given.scores), ...photoProblemsOf(checklist, given.scores)];
  if (problems.length > 0) refuse(hygieneErrors, 'SHEET_INCOMPLETE', problems.map((message) => ({ path: 'scores', message })));
}
