import { recordRuleErrors } from '../../../../shared/contract/record-rule';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuse, refuseCommon } from '../../core/http/refusal';

const ofCounty = (countyCode: string): VillageRef => ({ id: '', code: countyCode });

/** An officer of the whole county; one of its towns is not enough. */
export function assertMayManageRules(me: Caller, countyCode: string): void {
  if (!mayIn(me.standing, 'record-rule:manage', ofCounty(countyCode))) refuse(recordRuleErrors, 'RULE_NOT_YOUR_COUNTY');
}

/** Whoever may publish such a rule may take it back; for everybody else it is none of theirs. */
export function assertMayWithdraw(me: Caller, { level, ownerId }: { level: 'county' | 'village'; ownerId: string }, village: VillageRef | undefined): void {
  const may = level === 'county' ? mayIn(me.standing, 'record-rule:manage', ofCounty(ownerId)) : village && mayIn(me.standing, 'record-rule:adapt', village);
  if (!may) refuseCommon('FORBIDDEN');
}
