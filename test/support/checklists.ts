import type { Checklist, ChecklistItem } from '../../shared/domain/grades';
import type { ChecklistDefinition } from '../../shared/domain/checklist-template';

const plain = { photo: 'optional', law: '', villageRule: '', villageMayChange: false, own: false } as const;

export const aScoreItem = (id: string, choices: readonly number[], more: Partial<ChecklistItem> = {}): ChecklistItem =>
  ({ ...plain, id, kind: 'score', text: `看 ${id}`, max: choices.at(-1)!, choices, each: null, ...more });

export const aDeductItem = (id: string, max: number, each: number, more: Partial<ChecklistItem> = {}): ChecklistItem =>
  ({ ...plain, id, kind: 'deduct', text: `数 ${id}`, max, choices: [], each, ...more });

export const aDefinition = (sections: Record<string, ChecklistItem[]>, more: Partial<ChecklistDefinition> = {}): ChecklistDefinition => ({
  title: '清单', bands: { cleanest: 9000, clean: 7500, 'fairly-clean': 6000 }, noticeDays: 7, villageMay: { bands: false, noticeDays: false },
  sections: Object.entries(sections).map(([id, items]) => ({ id, title: `部分 ${id}`, items })), ...more,
});

export const aChecklist = (...items: ChecklistItem[]): Checklist => ({ ...aDefinition({ one: items }), id: 'list', version: 1 });
