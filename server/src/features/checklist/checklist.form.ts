import type { ChecklistForm } from '../../../../shared/contract/checklist';
import { asTemplate, underTemplate, type ChecklistDefinition } from '../../../../shared/domain/checklist-template';
import type { Ids } from '../../core/clock/ids';

/** A key nobody had before: marks of an item that was taken away never turn up under a new one. */
const freshKey = (ids: Ids): string => ids.next().slice(-16).toLowerCase();

/** What was filled in, with keys for what is new; a village's list says of each item whether the template has it. */
export function definitionFrom(form: ChecklistForm, ids: Ids, template: ChecklistDefinition | undefined): ChecklistDefinition {
  const sections = form.sections.map(({ id, title, items }) => ({
    id: id ?? freshKey(ids), title, items: items.map((item) => ({ ...item, id: item.id ?? freshKey(ids), own: false })),
  }));
  const definition = { ...form, sections };
  return template ? underTemplate(template, definition) : asTemplate(definition);
}
