import { GRADES } from './grades';
import type { Cap } from './record-rules';
import { CAP_FREEDOMS, numbersOf, type Caps, type Points, type RuleTerms } from './rule-terms';
import type { ErrorDetail } from '../errors';

export const MOST_POINTS = 100;
export const MOST_TIMES = 999;

const WHO = ['household', 'person'] as const;
const whoWords = { household: '一家', person: '一个人' } as const;
const SPANS = ['day', 'week', 'quarter'] as const;

/** What is wrong with a rule by itself, as the form shows it while it is filled in; the same on the phone and on the server. */
export function ruleProblems(terms: RuleTerms): ErrorDetail[] {
  if (terms.mode !== 'set') return nameProblems(terms);
  return [...nameProblems(terms), ...pointProblems(terms), ...capProblems(terms.caps), ...deedProblems(terms), ...boundProblems(terms)];
}

const problem = (path: string, message: string): ErrorDetail => ({ path, message });

/** Of deeds only the county's frame for villages' own kinds has no name, for it is of no kind. */
function nameProblems({ act, kind, name }: RuleTerms): ErrorDetail[] {
  if (act === 'deed-confirmed') return name === '' && kind !== '' ? [problem('name', '请写这类好事的名称')] : [];
  return name !== '' || kind !== '' ? [problem('name', '只有好事才有名称')] : [];
}

function pointProblems({ act, points }: RuleTerms): ErrorDetail[] {
  const isByGrade = typeof points !== 'number';
  if (isByGrade !== (act === 'grade-final')) return [problem('points', isByGrade ? '这一项只有一个分值' : '请给每个等次写分值')];
  if (numbersOf(points).some((one) => !Number.isInteger(one) || one < 0 || one > MOST_POINTS)) return [problem('points', `分值请写 0 到 ${MOST_POINTS} 的整数`)];
  return isFalling(points) ? [] : [problem('points', '等次高的分值不能比等次低的少')];
}

const isFalling = (points: Points): boolean =>
  typeof points === 'number' || GRADES.every((grade, at) => at === 0 || points[GRADES[at - 1]!] >= points[grade]);

/** A cap over a day that is larger than the one over a week says something that is never true. */
function capProblems(caps: Caps): ErrorDetail[] {
  const bad = (Object.entries(caps) as [Cap, number][]).filter(([, times]) => !Number.isInteger(times) || times < 1 || times > MOST_TIMES);
  if (bad.length > 0) return bad.map(([cap]) => problem(`caps.${cap}`, `次数请写 1 到 ${MOST_TIMES} 的整数,不限就空着`));
  return WHO.flatMap((who) => {
    const given = SPANS.flatMap((span) => caps[`${who}-${span}`] ?? []);
    const rises = given.every((times, at) => at === 0 || given[at - 1]! <= times);
    return rises ? [] : [problem(`caps.${who}-day`, `${whoWords[who]}的上限要一天不多于一周、一周不多于一季度`)];
  });
}

/** The frame has no confirmers either. */
function deedProblems({ act, name, caps, confirmers }: RuleTerms): ErrorDetail[] {
  if (act !== 'deed-confirmed') return confirmers.length > 0 ? [problem('confirmers', '只有好事才由人确认')] : [];
  if (name === '') return [];
  const problems = confirmers.length === 0 ? [problem('confirmers', '请选由谁确认')] : [];
  const isCapped = SPANS.some((span) => caps[`household-${span}`] !== undefined);
  return isCapped ? problems : [...problems, problem('caps.household-day', '好事要定一家一天、一周或一季度最多几次')];
}

function boundProblems({ act, name, bounds, points }: RuleTerms): ErrorDetail[] {
  if (bounds === null) return [];
  const { min, max } = bounds.points;
  if (!CAP_FREEDOMS.includes(bounds.caps)) return [problem('bounds.caps', '请选村里能不能改次数')];
  if (min < 0 || min > max || max > MOST_POINTS) return [problem('bounds.points', `可调分值请写 0 到 ${MOST_POINTS},小的在前`)];
  const isFrame = act === 'deed-confirmed' && name === '';
  const outside = !isFrame && numbersOf(points).some((one) => one < min || one > max);
  return outside ? [problem('bounds.points', '县里自己的分值也要在可调范围内')] : [];
}
