import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { RecordRuleRow } from '../../server/src/features/record-rule/record-rule.entity';
import { recordRuleRoutes, type RuleForm, type RuleView } from '../../shared/contract/record-rule';
import { startOfChinaDate } from '../../shared/domain/quarters';
import type { RunningApp } from './app';
import type { Person } from './people';

/** A village's rule that has been in force since a day of the past, as if it had been published long before. */
export async function aRuleSince(running: RunningApp, villageId: string, secretary: Person, from: string, terms: Partial<RuleForm>): Promise<RuleView> {
  const body = { caps: {}, confirmers: [], bounds: null, reason: '大家商量的', from: '2027-01-31', base: 0, phase: 'build', ...terms } as RuleForm;
  const rule = await running.api.call(recordRuleRoutes.publishForVillage, { params: { villageId }, body }, { token: secretary.token });
  const uow = running.app.get(UnitOfWork, { strict: false });
  await uow.run(() => uow.repo(RecordRuleRow).update({ id: rule.ruleId! }, { fromDay: from, fromAt: startOfChinaDate(from) }));
  return rule;
}
