import { recordRuleRoutes, type RuleForm } from '../../../shared/contract/record-rule';
import { COUNTY } from '../people';
import { OVERSEERS, type AccessRoom, type Requests } from './room';
import type { Things } from './things';

export const recordRuleRoom: AccessRoom = {
  expectations: {
    'recordRuleRoutes.ofVillage': 'everybody',
    'recordRuleRoutes.countyDesk': ['county officer', 'operator'],
    'recordRuleRoutes.villageDesk': ['secretary', 'county officer', 'operator'],
    'recordRuleRoutes.publishForCounty': ['county officer', 'operator'],
    'recordRuleRoutes.publishForVillage': ['secretary'],
    'recordRuleRoutes.withdraw': ['secretary'],
    'ruleTrialRoutes.simulate': ['secretary', 'county officer', 'operator'],
    'ruleTrialRoutes.earnable': ['villager', ...OVERSEERS],
    'ruleTrialRoutes.correct': ['county officer', 'operator'],
    'ruleTrialRoutes.correction': ['county officer', 'operator'],
  },
  requests: recordRuleRequests,
};

/** Each asks with a name of their own, so that the name is never the reason for a no. */
function recordRuleRequests({ running: { api }, the, village: params, household }: Things): Requests {
  let names = 0;
  const aForm = (): Partial<RuleForm> => ({
    act: 'deed-confirmed', name: `好事${(names += 1)}`, phase: 'build', points: 2, caps: { 'household-day': 1 }, confirmers: ['secretary'],
    from: '2026-12-31', reason: '大家提议', base: 0,
  });
  const county = { countyCode: COUNTY };
  const published = async () => (await api.call(recordRuleRoutes.publishForVillage, { params, body: aForm() as RuleForm }, { token: the('secretary').token })).ruleId!;
  return {
    'recordRuleRoutes.ofVillage': () => ({ params }),
    'recordRuleRoutes.countyDesk': () => ({ params: county }),
    'recordRuleRoutes.villageDesk': () => ({ params }),
    'recordRuleRoutes.publishForCounty': () => ({ params: county, body: aForm() }),
    'recordRuleRoutes.publishForVillage': () => ({ params, body: aForm() }),
    'ruleTrialRoutes.simulate': () => ({ params, body: { quarter: '2026Q4', drafts: [{ level: 'village', act: 'fix-accepted', phase: 'build', points: 2 }] } }),
    'ruleTrialRoutes.earnable': () => ({ params: household }),
    'ruleTrialRoutes.correct': async () => ({ params: { ruleId: await published() }, body: aForm() }),
    'ruleTrialRoutes.correction': async () => ({ params: { ruleId: await published() } }),
    'recordRuleRoutes.withdraw': async () => ({ params: { ruleId: await published() }, body: { reason: '再想想' } }),
  };
}
