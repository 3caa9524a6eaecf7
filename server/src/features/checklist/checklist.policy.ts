import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuseCommon } from '../../core/http/refusal';
import type { ChecklistOwner } from './checklist.owner';

/** A county's template is made by an officer of the whole county, a village's list by its secretary. */
export function assertMayMake(me: Caller, { id, code, level }: ChecklistOwner): void {
  const permission = level === 'county' ? 'checklist:template' : 'checklist:adopt';
  if (!mayIn(me.standing, permission, { id, code })) refuseCommon('FORBIDDEN');
}
