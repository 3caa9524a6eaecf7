import type { ChecklistView } from '../../../../shared/contract/checklist';
import { maxOf, type Checklist } from '../../../../shared/domain/grades';

/** A checklist as it goes to a phone. */
export function toChecklistView(checklist: Checklist): ChecklistView {
  const sections = checklist.sections.map(({ id, title, items }) => ({ id, title, items: items.map((item) => ({ ...item, choices: [...item.choices] })) }));
  return { ...checklist, sections, max: maxOf(checklist) };
}
