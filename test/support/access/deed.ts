import { deedRoutes } from '../../../shared/contract/deed';
import { recordRuleRoutes } from '../../../shared/contract/record-rule';
import { RecordRuleRow } from '../../../server/src/features/record-rule/record-rule.entity';
import { UnitOfWork } from '../../../server/src/core/database/unit-of-work';
import { startOfChinaDate } from '../../../shared/domain/quarters';
import { chinaDay } from '../../../shared/domain/weeks';
import { VILLAGE_STAFF, type AccessRoom, type Requests } from './room';
import type { Things } from './things';

export const deedRoom: AccessRoom = {
  expectations: {
    'deedRoutes.submit': ['villager', 'group leader', 'party contact', ...VILLAGE_STAFF],
    'deedRoutes.mine': 'signed in',
    'deedRoutes.waiting': [...VILLAGE_STAFF, 'group leader', 'party contact'],
    'deedRoutes.decide': ['secretary'],
    'deedRoutes.withdraw': ['villager'],
    'deedRoutes.foundFalse': ['secretary'],
    'deedRoutes.sheet': [...VILLAGE_STAFF, 'group leader', 'party contact'],
  },
  requests: deedRequests,
};

/** A kind that is in force already, and a deed of its own each time. */
async function deedRequests({ running, the, village: params, household: { householdId } }: Things): Promise<Requests> {
  const { api } = running;
  const { token } = the('secretary');
  const form = { act: 'deed-confirmed', name: '义务劳动', phase: 'build', points: 2, caps: { 'household-day': 9 }, confirmers: ['secretary'], from: '2026-12-31', reason: '商量的', base: 0 } as const;
  const { ruleId, kind } = await api.call(recordRuleRoutes.publishForVillage, { params, body: { ...form, confirmers: ['secretary'] } }, { token });
  const uow = running.app.get(UnitOfWork, { strict: false });
  await uow.run(() => uow.repo(RecordRuleRow).update({ id: ruleId! }, { fromDay: '2020-01-01', fromAt: startOfChinaDate('2020-01-01') }));
  const day = chinaDay(running.clock.now());
  const deed = { kind, day, words: '清了沟' };
  const aDeed = async () => ({ deedId: (await api.call(deedRoutes.submit, { params, body: deed }, { token: the('villager').token })).deedId });
  const confirmed = async () => {
    const one = await aDeed();
    await api.call(deedRoutes.decide, { params: one, body: { verdict: 'confirm' } }, { token });
    return one;
  };
  return {
    'deedRoutes.submit': (who) => ({ params, body: { ...deed, ...(who?.householdId ? {} : { householdId }) } }),
    'deedRoutes.mine': () => ({ params }),
    'deedRoutes.waiting': () => ({ params }),
    'deedRoutes.decide': async () => ({ params: await aDeed(), body: { verdict: 'confirm' } }),
    'deedRoutes.withdraw': async () => ({ params: await aDeed(), body: { reason: '报错了' } }),
    'deedRoutes.foundFalse': async () => ({ params: await confirmed(), body: { reason: '没有这回事' } }),
    'deedRoutes.sheet': () => ({ params, body: { ...deed, householdIds: ['nobody'] } }),
  };
}
