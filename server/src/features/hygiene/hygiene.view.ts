import type { z } from 'zod';
import type { Photo } from '../../../../shared/contract/common';
import type { ChecklistView, RoundCard, RoundResults, SheetView, WorkHousehold } from '../../../../shared/contract/hygiene';
import { checklistOf } from '../../../../shared/domain/checklists';
import { GRADES, maxOf, type Checklist, type ChecklistItem } from '../../../../shared/domain/grades';
import { doorLabel, groupName, maskedName } from '../../../../shared/domain/groups';
import type { HygieneRound, HygieneSheet } from './hygiene.entity';

const iso = (at: number): string => new Date(at).toISOString();
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const labelOf = (sheet: HygieneSheet): string => doorLabel(sheet.groupNo, sheet.doorNo);

/** A scored sheet, with the columns that are then filled. */
type ScoredSheet = HygieneSheet & { total: number; grade: NonNullable<HygieneSheet['grade']> };
const isScored = (sheet: HygieneSheet): sheet is ScoredSheet => sheet.outcome === 'scored';

export interface RoundCounts {
  households: number;
  scored: number;
  skipped: number;
}

export function toRoundCard(round: HygieneRound, counts: RoundCounts): RoundCard {
  return {
    roundId: round.id,
    villageId: round.villageId,
    title: round.title,
    state: round.state,
    quarter: round.quarter,
    groupNos: round.groupNos,
    ...counts,
    openedAt: iso(round.openedAt),
    noticeEndsAt: round.noticeEndsAt === null ? null : iso(round.noticeEndsAt),
  };
}

export function countsOf(sheets: readonly HygieneSheet[]): RoundCounts {
  const having = (outcome: HygieneSheet['outcome']): number => sheets.filter((sheet) => sheet.outcome === outcome).length;
  return { households: sheets.length, scored: having('scored'), skipped: having('skipped') };
}

export function toChecklistView(checklist: Checklist): z.infer<typeof ChecklistView> {
  const sections = checklist.sections.map((section) => ({
    id: section.id,
    title: section.title,
    items: section.items.map((item) => ({ ...item, choices: [...item.choices] })),
  }));
  return { version: checklist.version, title: checklist.title, max: maxOf(checklist), sections };
}

export function toWorkHousehold(sheet: HygieneSheet, ownHouseholdId: string | undefined): z.infer<typeof WorkHousehold> {
  const status = sheet.householdId === ownHouseholdId && sheet.outcome === 'waiting' ? 'own' : sheet.outcome;
  return { householdId: sheet.householdId, label: labelOf(sheet), headName: sheet.headName, status, total: sheet.total, grade: sheet.grade };
}

export function toSheetView(round: HygieneRound, sheet: HygieneSheet, inspectorName: string, photos: ReadonlyMap<string, Photo>): SheetView {
  const checklist = checklistOf(round.checklistVersion);
  const scores = new Map(sheet.scores.map((score) => [score.itemId, score]));
  const itemView = (item: ChecklistItem) => ({
    itemId: item.id, text: item.text, max: item.max, score: scores.get(item.id)?.score ?? 0,
    photos: (scores.get(item.id)?.photoIds ?? []).flatMap((id) => photos.get(id) ?? []),
  });
  const sections = isScored(sheet) ? checklist.sections.map((section) => {
    const items = section.items.map(itemView);
    return { title: section.title, items, total: sum(items.map((item) => item.score)), max: sum(items.map((item) => item.max)) };
  }) : [];
  return {
    roundId: round.id, roundTitle: round.title, state: round.state, householdId: sheet.householdId, householdLabel: labelOf(sheet),
    outcome: isScored(sheet) ? 'scored' : 'skipped', skipReason: sheet.skipReason, total: sheet.total, max: maxOf(checklist), grade: sheet.grade,
    inspectorName, note: sheet.note, scoredAt: iso(sheet.scoredAt ?? round.openedAt),
    noticeEndsAt: round.noticeEndsAt === null ? null : iso(round.noticeEndsAt), version: sheet.version, sections,
  };
}

type Results = Omit<RoundResults, 'village' | 'mine' | keyof RoundCard>;

/** What the village may read of a published round: counts, means of groups and the red board with masked names. */
export function toResults(round: HygieneRound, sheets: readonly HygieneSheet[]): Results {
  const scored = sheets.filter(isScored);
  const groupNos = [...new Set(scored.map((sheet) => sheet.groupNo))].sort((a, b) => a - b);
  return {
    counts: GRADES.map((grade) => ({ grade, households: scored.filter((sheet) => sheet.grade === grade).length })),
    meanTotal: round.meanTotal,
    groups: groupNos.map((groupNo) => groupMean(groupNo, scored.filter((sheet) => sheet.groupNo === groupNo))),
    redBoard: scored
      .filter((sheet) => sheet.grade === 'cleanest')
      .sort((a, b) => b.total - a.total)
      .map((sheet) => ({ label: labelOf(sheet), headName: maskedName(sheet.headName), total: sheet.total })),
  };
}

function groupMean(groupNo: number, sheets: ScoredSheet[]): Results['groups'][number] {
  return { groupNo, name: groupName(groupNo), households: sheets.length, meanTotal: Math.round(sum(sheets.map((sheet) => sheet.total)) / sheets.length) };
}

export function toMine(sheet: HygieneSheet | undefined): RoundResults['mine'] {
  if (!sheet || !isScored(sheet)) return null;
  return { householdId: sheet.householdId, label: labelOf(sheet), total: sheet.total, grade: sheet.grade };
}
