import type { RuleDeskLine, RuleView } from '../../../../shared/contract/record-rule';
import { GRADES } from '../../../../shared/domain/grades';
import { CAPS, type Cap } from '../../../../shared/domain/record-rules';
import { ruleProblems } from '../../../../shared/domain/rule-checks';
import type { Caps, Points, RuleTerms } from '../../../../shared/domain/rule-terms';
import { problemsWithin } from '../../../../shared/domain/rule-versions';

/** A rule being written: figures as they are typed. */
export interface RuleDraftText {
  terms: Omit<RuleTerms, 'points' | 'caps'>;
  points: readonly string[];
  caps: Readonly<Record<Cap, string>>;
}

const blankCaps = (caps: Caps): Record<Cap, string> => Object.fromEntries(CAPS.map((cap) => [cap, caps[cap] === undefined ? '' : String(caps[cap])])) as Record<Cap, string>;
const figures = (points: Points): string[] => (typeof points === 'number' ? [String(points)] : GRADES.map((grade) => String(points[grade])));

export const draftOf = ({ act, kind, name, mode, phase, points, caps, confirmers, bounds, level }: RuleView, owner: 'county' | 'village'): RuleDraftText => ({
  terms: { act, kind, name, mode: level === owner ? mode : 'set', phase, confirmers, bounds: owner === 'county' ? bounds : null }, points: figures(points), caps: blankCaps(caps),
});

export const newDeedDraft = (): RuleDraftText => ({
  terms: { act: 'deed-confirmed', kind: '', name: '', mode: 'set', phase: 'build', confirmers: ['secretary'], bounds: null }, points: ['2'], caps: { ...blankCaps({}), 'household-week': '2' },
});

const wholeIn = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN);

export function termsOf({ terms, points, caps }: RuleDraftText): RuleTerms {
  const numbers = points.map(wholeIn);
  const given = CAPS.flatMap((cap) => (caps[cap].trim() === '' ? [] : [[cap, wholeIn(caps[cap])] as const]));
  return {
    ...terms, points: terms.act === 'grade-final' ? (Object.fromEntries(GRADES.map((grade, at) => [grade, numbers[at] ?? 0])) as Record<(typeof GRADES)[number], number>) : (numbers[0] ?? 0),
    caps: Object.fromEntries(given),
  };
}

/** What the form says while it is filled in; the server says the same. */
export function draftProblems(draft: RuleDraftText, frame: RuleDeskLine['frame'] | undefined, isNamed: boolean): string[] {
  const terms = termsOf(draft);
  const nameless = isNamed && terms.name === '' ? ['请写这类好事的名称'] : [];
  const within = frame && terms.mode !== 'follow' ? problemsWithin(terms, frame) : [];
  return [...new Set([...nameless, ...ruleProblems(terms).map(({ message }) => message), ...within])];
}
