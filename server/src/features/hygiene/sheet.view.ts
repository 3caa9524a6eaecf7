import type { z } from 'zod';
import type { Photo } from '../../../../shared/contract/common';
import type { DoorResultView, SheetPart, SheetView } from '../../../../shared/contract/hygiene';
import { maxOf, type Checklist, type ChecklistItem } from '../../../../shared/domain/grades';
import type { HygieneDoor, HygieneRound, StoredScore } from './hygiene.entity';
import { labelOf } from './hygiene.view';
import type { HygieneSheet, HygieneVisit } from './sheet.entity';

const iso = (at: number): string => new Date(at).toISOString();
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** What a sheet's view is made with, beside the sheet. */
export interface SheetFrame {
  round: HygieneRound;
  door: HygieneDoor;
  checklist: Checklist;
  names: ReadonlyMap<string, string>;
  photos: ReadonlyMap<string, Photo>;
  /** Remarks that are not checked yet, and whose they are. */
  seesNote: (written: HygieneSheet | HygieneVisit) => boolean;
  /** Where an inspector stood is for those who hold the round. */
  seesPlace: boolean;
}

export function sectionsOf(checklist: Checklist, given: readonly StoredScore[], photos: ReadonlyMap<string, Photo>): SheetPart['sections'] {
  const scores = new Map(given.map((score) => [score.itemId, score]));
  const itemView = (item: ChecklistItem) => ({
    itemId: item.id, text: item.text, max: item.max, score: scores.get(item.id)?.score ?? 0, incidents: scores.get(item.id)?.incidents ?? null,
    photos: (scores.get(item.id)?.photoIds ?? []).flatMap((id) => photos.get(id) ?? []),
  });
  return checklist.sections.map((section) => {
    const items = section.items.map(itemView);
    return { title: section.title, items, total: sum(items.map((item) => item.score)), max: sum(items.map((item) => item.max)) };
  });
}

export const toResultView = ({ outcome, total, spread, grade, sheets, visits, version }: HygieneDoor): z.infer<typeof DoorResultView> =>
  ({ outcome, total, spread, grade, sheets, visits, version });

const E6 = 1_000_000;
const placeOf = ({ seesPlace }: SheetFrame, { lat, lng }: HygieneSheet | HygieneVisit): SheetPart['place'] =>
  seesPlace && lat !== null && lng !== null ? { lat: lat / E6, lng: lng / E6 } : null;

const nameOf = ({ names }: SheetFrame, memberId: string): string => names.get(memberId) ?? '评比员';

export function toSheetPart(frame: SheetFrame, sheet: HygieneSheet): SheetPart {
  return {
    sheetId: sheet.id, inspectorName: nameOf(frame, sheet.inspectorId), total: sheet.total, grade: sheet.grade,
    note: frame.seesNote(sheet) ? sheet.note : '', scoredAt: iso(sheet.scoredAt), receivedAt: iso(sheet.receivedAt),
    place: placeOf(frame, sheet), version: sheet.version,
    sections: sectionsOf(frame.checklist, sheet.scores, frame.photos),
  };
}

function headOf({ round, door, checklist }: SheetFrame) {
  return {
    roundId: round.id, roundTitle: round.title, state: round.state, householdId: door.householdId, householdLabel: labelOf(door),
    max: maxOf(checklist), noticeEndsAt: round.noticeEndsAt === null ? null : iso(round.noticeEndsAt), result: toResultView(door),
  };
}

export function toSheetView(frame: SheetFrame, sheet: HygieneSheet, others: readonly HygieneSheet[]): SheetView {
  const { sheetId: _, ...part } = toSheetPart(frame, sheet);
  return { ...headOf(frame), ...part, outcome: 'scored', skipReason: null, others: others.map((other) => toSheetPart(frame, other)) };
}

/** A door without a sheet: the newest visit says why. */
export function toVisitView(frame: SheetFrame, visit: HygieneVisit): SheetView {
  return {
    ...headOf(frame), outcome: 'skipped', skipReason: visit.reason, total: null, grade: null, inspectorName: nameOf(frame, visit.inspectorId),
    note: frame.seesNote(visit) ? visit.note : '', scoredAt: iso(visit.at), receivedAt: iso(visit.receivedAt),
    place: placeOf(frame, visit), version: 0, sections: [], others: [],
  };
}
