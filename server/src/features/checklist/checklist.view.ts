import type { ChecklistDraftView, ChecklistVersionCard, PublishedChecklist } from '../../../../shared/contract/checklist';
import { templateProblems, type ChecklistDefinition } from '../../../../shared/domain/checklist-template';
import type { Checklist } from '../../../../shared/domain/grades';
import type { ChecklistDraft, ChecklistVersion } from './checklist.entity';
import { toChecklistView } from './checklist-in-full';

const iso = (at: number): string => new Date(at).toISOString();

export const toChecklist = ({ id, version, definition }: ChecklistVersion): Checklist => ({ ...definition, id, version });

const levelOf = ({ ownerId }: ChecklistVersion): ChecklistVersionCard['level'] => (ownerId.length === 6 ? 'county' : 'village');

export const toPublished = (row: ChecklistVersion): PublishedChecklist =>
  ({ level: levelOf(row), checklist: toChecklistView(toChecklist(row)), effectiveFrom: iso(row.effectiveFrom) });

export const nationalPublished = (checklist: Checklist): PublishedChecklist => ({ level: 'national', checklist: toChecklistView(checklist), effectiveFrom: null });

export function toCard(row: ChecklistVersion): ChecklistVersionCard {
  const { id, version, title, effectiveFrom, publishedAt } = row;
  return { checklistId: id, level: levelOf(row), version, title, effectiveFrom: iso(effectiveFrom), publishedAt: iso(publishedAt) };
}

export function toDraftView({ definition, changedAt }: ChecklistDraft, version: number, template: ChecklistDefinition | undefined): ChecklistDraftView | null {
  if (!definition) return null;
  return {
    checklist: toChecklistView({ ...definition, id: '', version }),
    problems: template ? templateProblems(template, definition) : [], changedAt: iso(changedAt),
  };
}
