import type { Grade } from './grades';

/** The five co's (五共): 共谋 plan, 共建 build, 共管 manage, 共评 evaluate, 共享 share. Each entry has exactly one. */
export const PHASES = ['plan', 'build', 'manage', 'evaluate', 'share'] as const;
export type Phase = (typeof PHASES)[number];

export const phaseNames: Record<Phase, string> = { plan: '共谋', build: '共建', manage: '共管', evaluate: '共评', share: '共享' };
/** The character on the seal. */
export const phaseSeals: Record<Phase, string> = { plan: '谋', build: '建', manage: '管', evaluate: '评', share: '享' };

/** Acts that write an entry. */
export const ACTS = ['report-confirmed', 'fix-accepted', 'grade-final'] as const;
export type Act = (typeof ACTS)[number];

export interface RecordRule {
  act: Act;
  version: number;
  phase: Phase;
  /** Whole points; by grade where the act is a rating. */
  points: number | Readonly<Record<Grade, number>>;
  /** How the village reads it. */
  words: string;
}

/** Published rules, in order of version. Old entries keep the version they were written with. */
export const recordRules: readonly RecordRule[] = [
  { act: 'report-confirmed', version: 1, phase: 'manage', points: 2, words: '上报的问题修好、经上报人确认,上报人家加 2 分' },
  { act: 'fix-accepted', version: 1, phase: 'build', points: 1, words: '处理后照片经上报人认可,处理人家加 1 分' },
  {
    act: 'grade-final', version: 1, phase: 'evaluate',
    points: { cleanest: 10, clean: 6, 'fairly-clean': 2, 'not-clean': 0 },
    words: '入户评比公示期满:最清洁加 10 分,清洁加 6 分,较清洁加 2 分,不清洁不加分',
  },
];

export function ruleFor(act: Act, version?: number): RecordRule {
  const versions = recordRules.filter((rule) => rule.act === act && (version === undefined || rule.version === version));
  const newest = versions.at(-1);
  if (!newest) throw new RangeError(`no rule for ${act} version ${version ?? 'any'}`);
  return newest;
}

export function pointsOf(rule: RecordRule, grade?: Grade): number {
  if (typeof rule.points === 'number') return rule.points;
  if (!grade) throw new RangeError(`rule ${rule.act} needs a grade`);
  return rule.points[grade];
}
