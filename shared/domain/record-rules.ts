import type { Grade } from './grades';

/** The five co's (五共): 共谋 plan, 共建 build, 共管 manage, 共评 evaluate, 共享 share. Each entry has exactly one. */
export const PHASES = ['plan', 'build', 'manage', 'evaluate', 'share'] as const;
export type Phase = (typeof PHASES)[number];

export const phaseNames: Record<Phase, string> = { plan: '共谋', build: '共建', manage: '共管', evaluate: '共评', share: '共享' };
/** The character on the seal. */
export const phaseSeals: Record<Phase, string> = { plan: '谋', build: '建', manage: '管', evaluate: '评', share: '享' };

/** Acts that write an entry. */
export const ACTS = ['report-confirmed', 'fix-accepted', 'grade-final', 'points-redeemed', 'points-expired', 'points-moved', 'deed-confirmed'] as const;
export type Act = (typeof ACTS)[number];

/** What an entry came from. */
export const SOURCE_KINDS = ['report', 'hygiene-round', 'redemption', 'expiry', 'household-change', 'deed'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Points that leave or come without anybody having taken part: they change the balance, and no standing. */
export const MOVEMENTS = ['points-redeemed', 'points-expired', 'points-moved'] as const satisfies readonly Act[];
export const earns = (act: Act): boolean => !(MOVEMENTS as readonly Act[]).includes(act);

/** Whose acts are counted, and over what: a calendar day, a week from Monday or a quarter, all in Asia/Shanghai. */
export const CAPS = ['household-day', 'household-week', 'household-quarter', 'person-day', 'person-week', 'person-quarter'] as const;
export type Cap = (typeof CAPS)[number];

export interface RecordRule {
  /** Of a county's or village's own rule; the national ones have none. */
  id?: string;
  act: Act;
  /** Of a kind of deeds (好事): caps count this kind only. */
  kind?: string;
  /** Turned off (停用): the act is remembered, and brings nothing. */
  off?: boolean;
  version: number;
  /** First day, in Asia/Shanghai, of the acts it holds for; an act keeps the version of its own day. */
  from: string;
  phase: Phase;
  /** Whole points; by grade where the act is a rating. */
  points: number | Readonly<Record<Grade, number>>;
  /** How many acts of this kind bring points; what is over is written with 0. */
  caps: Readonly<Partial<Record<Cap, number>>>;
  /** How the village reads it. */
  words: string;
}

/** Published rules, in order of version. Old entries keep the version they were written with. */
export const recordRules: readonly RecordRule[] = [
  { act: 'report-confirmed', version: 1, from: '2020-01-01', phase: 'manage', points: 2, caps: {}, words: '上报的问题修好、经上报人确认,上报人家加 2 分' },
  { act: 'fix-accepted', version: 1, from: '2020-01-01', phase: 'build', points: 1, caps: {}, words: '处理后照片经上报人认可,处理人家加 1 分' },
  {
    act: 'grade-final', version: 1, from: '2020-01-01', phase: 'evaluate', caps: {},
    points: { cleanest: 10, clean: 6, 'fairly-clean': 2, 'not-clean': 0 },
    words: '入户评比公示期满:最清洁加 10 分,清洁加 6 分,较清洁加 2 分,不清洁不加分',
  },
  {
    act: 'report-confirmed', version: 2, from: '2026-11-01', phase: 'manage', points: 2,
    caps: { 'household-day': 3, 'household-week': 10, 'person-week': 8 },
    words: '上报的问题修好、经确认,上报人家加 2 分。一家一天最多记 3 次、一周 10 次,一个人一周最多 8 次;自己负责的地段、自己处理的、替别人代报的不加分',
  },
  {
    act: 'fix-accepted', version: 2, from: '2026-11-01', phase: 'build', points: 1,
    caps: { 'household-day': 5, 'household-week': 20, 'person-week': 15 },
    words: '处理后照片得到认可,处理人家加 1 分。一家一天最多记 5 次、一周 20 次,一个人一周最多 15 次',
  },
  { act: 'points-redeemed', version: 1, from: '2020-01-01', phase: 'share', points: 0, caps: {}, words: '用积分换东西,按标价扣分' },
  { act: 'points-expired', version: 1, from: '2020-01-01', phase: 'share', points: 0, caps: {}, words: '积分到期,按本村规则清零' },
  { act: 'points-moved', version: 1, from: '2020-01-01', phase: 'share', points: 0, caps: {}, words: '分户、并户时积分一并转移' },
  { act: 'deed-confirmed', version: 1, from: '2020-01-01', phase: 'build', points: 0, caps: {}, words: '县里、村里还没有公布这类好事的规则,记一笔,不加分' },
];

export const capsOf = ({ caps }: RecordRule): [Cap, number][] => CAPS.flatMap((cap): [Cap, number][] => (caps[cap] === undefined ? [] : [[cap, caps[cap]]]));

/** This version, else the newest one. */
export function ruleFor(act: Act, version?: number): RecordRule {
  const versions = recordRules.filter((rule) => rule.act === act && (version === undefined || rule.version === version));
  const newest = versions.at(-1);
  if (!newest) throw new RangeError(`no rule for ${act} version ${version ?? 'any'}`);
  return newest;
}

/** The version in force when the act happened. */
export function ruleAt(act: Act, at: number): RecordRule {
  const inForce = recordRules.filter((rule) => rule.act === act && Date.parse(`${rule.from}T00:00:00+08:00`) <= at).at(-1);
  if (!inForce) throw new RangeError(`no rule for ${act} at ${at}`);
  return inForce;
}

export function pointsOf(rule: RecordRule, grade?: Grade): number {
  if (typeof rule.points === 'number') return rule.points;
  if (!grade) throw new RangeError(`rule ${rule.act} needs a grade`);
  return rule.points[grade];
}

/** Why an act that could have brought points brought none. */
export const ZERO_REASONS = ['own-work', 'own-duty', 'on-behalf', 'no-household', 'rule-off', ...CAPS] as const;
export type ZeroReason = (typeof ZERO_REASONS)[number];

/** The sentence on the line; `rule` is the version the entry was written with. */
export function zeroWords(reason: ZeroReason, { caps }: RecordRule): string {
  const times = (cap: Cap): string => `${caps[cap] ?? 0} 次`;
  const words: Record<ZeroReason, string> = {
    'own-work': '这件事是您自己处理的,上报不另加分',
    'own-duty': '这是您负责的地段,不加分',
    'on-behalf': '这是替别人代报的,记一笔,不给代报人家加分',
    'no-household': '还没有在本村认领门户,记一笔,不加分',
    'rule-off': '这一项现在停用,记一笔,不加分',
    'household-day': `今天已记满 ${times('household-day')},这次不加分`,
    'household-week': `您家这一周已记满 ${times('household-week')},这次不加分`,
    'household-quarter': `您家这一季度已记满 ${times('household-quarter')},这次不加分`,
    'person-day': `您今天已记满 ${times('person-day')},这次不加分`,
    'person-week': `您这一周已记满 ${times('person-week')},这次不加分`,
    'person-quarter': `您这一季度已记满 ${times('person-quarter')},这次不加分`,
  };
  return words[reason];
}
