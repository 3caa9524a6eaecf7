import { currentChecklist } from '../../../shared/domain/checklists';
import { COUNTY } from '../people';
import type { AccessRoom, Request } from './room';

const form = () => ({ ...currentChecklist, sections: currentChecklist.sections.map(({ items, ...section }) => ({ ...section, items: [...items] })) });

/** Asked at the village's desk; the county's is in `checklist.test.ts`. */
export const checklistRoom: AccessRoom = {
  expectations: {
    'checklistRoutes.inForce': 'everybody',
    'checklistRoutes.read': 'everybody',
    'checklistRoutes.versions': 'everybody',
    'checklistRoutes.desk': ['secretary'],
    'checklistRoutes.saveDraft': ['secretary'],
    'checklistRoutes.adopt': ['secretary'],
    'checklistRoutes.discardDraft': ['secretary'],
    'checklistRoutes.publish': ['secretary'],
  },
  requests: ({ village }) => {
    const owner = { ownerId: village.villageId };
    const at = (body?: object) => (): Request => ({ params: owner, ...(body && { body }) });
    return {
      'checklistRoutes.inForce': () => ({ params: village }),
      'checklistRoutes.read': () => ({ params: { checklistId: currentChecklist.id } }),
      'checklistRoutes.versions': () => ({ params: { ownerId: COUNTY } }),
      'checklistRoutes.desk': at(),
      'checklistRoutes.saveDraft': at({ revision: 0, form: form() }),
      'checklistRoutes.adopt': at({ revision: 0 }),
      'checklistRoutes.discardDraft': at({ revision: 9 }),
      'checklistRoutes.publish': at({ revision: 9, effectiveOn: '2026-12-01' }),
    };
  },
};
