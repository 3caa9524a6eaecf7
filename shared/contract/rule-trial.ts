import { z } from 'zod';
import { CAPS, PHASES } from '../domain/record-rules';
import { RULED_ACTS } from '../domain/rule-terms';
import { route } from '../route';
import { Id, Reason } from './common';
import { Day } from './duty';
import { RuleForm, RuleTermsShape, RuleView, recordRuleErrors } from './record-rule';

/** A draft as it would be published, by the county or by the village. */
const Draft = RuleTermsShape.extend({ level: z.enum(['county', 'village']) });
export type RuleDraft = z.output<typeof Draft>;

const Quarter = z.string().regex(/^20\d\dQ[1-4]$/, '请选一个季度');
const Change = z.object({ householdId: Id, householdLabel: z.string(), before: z.int(), after: z.int() });

export const SimulationView = z.object({
  quarter: Quarter,
  acts: z.int(),
  /** Points of the whole village, under the rules of the time and under the drafts. */
  before: z.int(),
  after: z.int(),
  /** Acts that brought nothing because a cap was full. */
  cappedBefore: z.int(),
  cappedAfter: z.int(),
  households: z.int(),
  gaining: z.int(),
  losing: z.int(),
  /** The greatest gains, and the greatest losses: at most 20 each. */
  gains: z.array(Change),
  losses: z.array(Change),
  /** Only this many acts were looked at, the earliest; null: all. */
  cutAt: z.int().nullable(),
});
export type SimulationView = z.infer<typeof SimulationView>;

/** What one act still brings a household. */
export const EarnableView = z.object({
  act: z.enum(RULED_ACTS),
  kind: z.string(),
  phase: z.enum(PHASES),
  words: z.string(),
  pointsWords: z.string(),
  /** How often it still brings points, by cap; without caps as often as one likes. */
  left: z.array(z.object({ cap: z.enum(CAPS), times: z.int(), of: z.int() })),
  /** 这一周还能记 2 次 */
  leftWords: z.string(),
  isFull: z.boolean(),
});
export type EarnableView = z.infer<typeof EarnableView>;

export const ruleTrialErrors = {
  RULE_NOT_YET: { status: 409, message: '这一版还没生效或已撤回,不用更正,直接撤回再公布' },
} as const;
const { RULE_NOT_YET } = ruleTrialErrors;
const { RULE_OUT_OF_BOUNDS } = recordRuleErrors;

export const ruleTrialRoutes = {
  simulate: route({
    method: 'POST', path: '/villages/:villageId/record-rule-trials', access: 'record-rule:try',
    summary: 'What drafts would have done to a quarter of the village; writes nothing.',
    body: z.object({ quarter: Quarter, drafts: z.array(Draft).min(1, '请先写要试的规则').max(10, '一次最多试 10 条') }), returns: SimulationView,
  }),
  earnable: route({
    method: 'GET', path: '/households/:householdId/earnable', access: 'signed-in', summary: 'What a household can still earn, for its members and the village staff.',
    returns: z.object({ items: z.array(EarnableView) }),
  }),
  correct: route({
    method: 'POST', path: '/record-rules/:ruleId/correction', access: 'record-rule:manage', idempotent: true,
    summary: 'A published rule was wrong: put another in its place from a day in the past; what was written with it is taken back and written again.',
    body: RuleForm.extend({ reason: Reason, from: Day }), returns: RuleView, errors: { RULE_NOT_YET, RULE_OUT_OF_BOUNDS },
  }),
  correction: route({
    method: 'GET', path: '/record-rules/:ruleId/correction', access: 'record-rule:manage', summary: 'How many lines of the corrected rule are still to be written again.',
    returns: z.object({ remaining: z.int() }),
  }),
};
