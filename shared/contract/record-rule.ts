import { z } from 'zod';
import { GRADES } from '../domain/grades';
import { CAPS, PHASES } from '../domain/record-rules';
import { CAP_FREEDOMS, CONFIRMERS, RULED_ACTS, RULE_MODES } from '../domain/rule-terms';
import { route } from '../route';
import { Id, Instant, OptionalWords, Reason, VillageName } from './common';
import { Day } from './duty';

const Whole = z.int('请写整数').min(0).max(100, '最多 100 分');
const Times = z.int('请写整数').min(1, '至少 1 次').max(999, '最多 999 次');
const Points = z.union([Whole, z.object(Object.fromEntries(GRADES.map((grade) => [grade, Whole])) as Record<(typeof GRADES)[number], typeof Whole>)]);
const Caps = z.object(Object.fromEntries(CAPS.map((cap) => [cap, Times.optional()])) as Record<(typeof CAPS)[number], z.ZodOptional<typeof Times>>);
const Bounds = z.object({ points: z.object({ min: Whole, max: Whole }), caps: z.enum(CAP_FREEDOMS), mayTurnOff: z.boolean() });

export const RuleTermsShape = z.object({
  act: z.enum(RULED_ACTS),
  /** Of deeds (好事): which kind; empty for a new one, whose name then makes it. */
  kind: z.string().max(26).default(''),
  name: OptionalWords(12),
  mode: z.enum(RULE_MODES).default('set'),
  phase: z.enum(PHASES),
  points: Points,
  caps: Caps.default({}),
  confirmers: z.array(z.enum(CONFIRMERS)).max(CONFIRMERS.length).default([]),
  /** Of a county's rule: what villages may change; null: nothing. */
  bounds: Bounds.nullable().default(null),
});

/** What is published. */
export const RuleForm = RuleTermsShape.extend({
  from: Day,
  reason: Reason,
  /** The newest version the author has seen of this rule, 0 if none: of two who publish at once the second is told. */
  base: z.int().min(0),
});
export type RuleForm = z.output<typeof RuleForm>;

export const RULE_STATES = ['in-force', 'announced', 'past', 'withdrawn'] as const;

export const RuleView = RuleTermsShape.extend({
  /** Null: the national rule, which is in the program. */
  ruleId: Id.nullable(),
  level: z.enum(['national', 'county', 'village']),
  /** 全国, 黄州区, 杨家湾村 */
  ownerName: z.string(),
  version: z.int(),
  from: Day,
  state: z.enum(RULE_STATES),
  /** Made of the numbers. */
  words: z.string(),
  boundsWords: z.string(),
  reason: z.string(),
  publishedAt: Instant.nullable(),
  /** It stands in for a version found wrong. */
  corrects: Id.nullable(),
  withdrawnReason: z.string().nullable(),
});
export type RuleView = z.infer<typeof RuleView>;

/** What holds in a village for one act or kind of deed, and what will. */
export const RuleInForceView = z.object({
  rule: RuleView,
  /** What will hold after each announced change, the next first. */
  coming: z.array(RuleView),
  /** Why the village's own rule does not count; null where it does, or there is none. */
  passedOverWords: z.string().nullable(),
});
export type RuleInForceView = z.infer<typeof RuleInForceView>;

/** For the village's desk: also what is theirs to change. */
export const RuleDeskLine = RuleInForceView.extend({
  /** Newest version of the owner's own, 0 if none: what `base` must say. */
  base: z.int(),
  /** What the village has to keep within from the earliest day on; of a county null. */
  frame: z.object({
    phase: z.enum(PHASES).nullable(), points: Points.nullable(), caps: Caps, confirmers: z.array(z.enum(CONFIRMERS)).nullable(),
    bounds: Bounds.nullable(), isOff: z.boolean(), words: z.string(),
  }).nullable(),
  /** The owner's own versions, newest first, at most 20. */
  versions: z.array(RuleView),
});
export type RuleDeskLine = z.infer<typeof RuleDeskLine>;

const Desk = z.object({ ownerName: z.string(), noticeDays: z.int(), earliestDay: Day, items: z.array(RuleDeskLine) });
export type RuleDesk = z.infer<typeof Desk>;

export const recordRuleErrors = {
  RULE_TOO_SOON: { status: 422, message: '改规则要先公示满 7 天,请选晚一点的生效日期' },
  RULE_CHANGE_PENDING: { status: 409, message: '这一条已有公布了还没生效的变化,请先撤回那一条,或等它生效' },
  RULE_OUT_OF_BOUNDS: { status: 422, message: '超出了县里允许村里调整的范围,请看说明改一下' },
  RULE_IN_FORCE: { status: 409, message: '这条规则已经生效,不能撤回;要改请公布新的一版' },
  RULE_NAME_TAKEN: { status: 409, message: '已经有同名的好事了,请换个名称,或直接改那一条' },
  RULE_NOT_YOUR_COUNTY: { status: 403, message: '只能改自己县区的积分规则' },
  RULE_TOO_MANY: { status: 409, message: '自己定的好事已有 60 类(停用的也算),请改用已有的' },
} as const;
const { RULE_TOO_SOON, RULE_CHANGE_PENDING, RULE_OUT_OF_BOUNDS, RULE_IN_FORCE, RULE_NAME_TAKEN, RULE_NOT_YOUR_COUNTY, RULE_TOO_MANY } = recordRuleErrors;
const publishing = { RULE_TOO_SOON, RULE_CHANGE_PENDING, RULE_NAME_TAKEN, RULE_TOO_MANY };

export const recordRuleRoutes = {
  ofVillage: route({
    method: 'GET', path: '/villages/:villageId/record-rules', access: 'public',
    summary: 'How points are earned in a village: the rules in force and the announced changes.',
    returns: z.object({ village: VillageName, noticeDays: z.int(), items: z.array(RuleInForceView) }),
  }),
  countyDesk: route({
    method: 'GET', path: '/counties/:countyCode/record-rules', access: 'record-rule:manage', summary: 'The county\'s rules with their versions.',
    returns: Desk, errors: { RULE_NOT_YOUR_COUNTY },
  }),
  villageDesk: route({
    method: 'GET', path: '/villages/:villageId/record-rule-desk', access: 'record-rule:try', summary: 'For the village and the officers of its county, who correct it: the village\'s rules, and what it may change of the county\'s.',
    returns: Desk,
  }),
  publishForCounty: route({
    method: 'POST', path: '/counties/:countyCode/record-rules', access: 'record-rule:manage', idempotent: true,
    summary: 'Publish a version of a county rule; it takes effect at a midnight after the notice time.',
    body: RuleForm, returns: RuleView, errors: { ...publishing, RULE_NOT_YOUR_COUNTY },
  }),
  publishForVillage: route({
    method: 'POST', path: '/villages/:villageId/record-rules', access: 'record-rule:adapt', idempotent: true,
    summary: 'Publish a version of the village\'s own rule, within the county\'s bounds.',
    body: RuleForm, returns: RuleView, errors: { ...publishing, RULE_OUT_OF_BOUNDS },
  }),
  withdraw: route({
    method: 'POST', path: '/record-rules/:ruleId/withdrawal', access: 'signed-in', summary: 'Take back an announced version before it takes effect.',
    body: z.object({ reason: Reason }), returns: RuleView, errors: { RULE_IN_FORCE },
  }),
};
