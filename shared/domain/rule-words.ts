import { gradeNames, GRADES } from './grades';
import { roleNames } from './permissions';
import type { Cap } from './record-rules';
import type { Caps, Points, RuleBounds, RuleTerms } from './rule-terms';

/** What has happened when the points come, and to whom. */
const whatHappened: Record<RuleTerms['act'], string> = {
  'report-confirmed': '上报的问题修好、经确认,上报人家',
  'fix-accepted': '处理后照片得到认可,处理人家',
  'grade-final': '入户评比公示期满:',
  'deed-confirmed': '',
};
const NOT_FOR_THESE = ';自己负责的地段、自己处理的、替别人代报的不加分';

const spanWords = { day: '一天', week: '一周', quarter: '一季度' } as const;
export const capWords = (cap: Cap, times: number): string => `${spanWords[spanOf(cap)]}最多 ${times} 次`;
export const spanOf = (cap: Cap): keyof typeof spanWords => (cap.endsWith('day') ? 'day' : cap.endsWith('week') ? 'week' : 'quarter');

const givenWords = (points: number): string => (points === 0 ? '不加分' : `加 ${points} 分`);

/** 加 2 分; 最清洁加 10 分,清洁加 6 分,… */
export function pointsWords(points: Points): string {
  if (typeof points === 'number') return givenWords(points);
  return GRADES.map((grade) => `${gradeNames[grade]}${givenWords(points[grade])}`).join(',');
}

/** 一家一天最多 3 次、一周最多 10 次,一个人一周最多 8 次; empty without caps. */
export function capsWords(caps: Caps): string {
  const of = (who: 'household' | 'person', words: string): string[] => {
    const spans = (['day', 'week', 'quarter'] as const).flatMap((span) => {
      const times = caps[`${who}-${span}`];
      return times === undefined ? [] : [capWords(`${who}-${span}`, times)];
    });
    return spans.length > 0 ? [`${words}${spans.join('、')}`] : [];
  };
  return [...of('household', '一家'), ...of('person', '一个人')].join(',');
}

/** 村书记、村干部或组长 */
const orWords = (words: readonly string[]): string => [words.slice(0, -1).join('、'), words.at(-1)].filter(Boolean).join('或');

/** How villagers read a rule: made of its numbers, so that it can never say others. */
export function ruleWords({ act, name, mode, points, caps, confirmers, bounds }: RuleTerms): string {
  if (act === 'deed-confirmed' && name === '') return `村里自己定的好事:${mode === 'off' ? '现在停用' : boundsWords(bounds)}`;
  const subject = act === 'deed-confirmed' ? `${name},经${orWords(confirmers.map((role) => roleNames[role]))}确认,一家` : whatHappened[act];
  if (mode === 'off') return `${act === 'deed-confirmed' ? name : subject.replace(/[,:].*$/, '')}:现在停用,记一笔,不加分`;
  const limit = capsWords(caps);
  return `${subject}${pointsWords(points)}${limit && `。${limit}`}${act === 'report-confirmed' ? NOT_FOR_THESE : ''}`;
}

/** What villages may change of the county's rule. */
export function boundsWords(bounds: RuleBounds | null): string {
  if (bounds === null) return '全县一样,本村不能改';
  const { points: { min, max }, caps, mayTurnOff } = bounds;
  const often = { fixed: '次数上限不能改', tighter: '次数上限只能更少', free: '次数上限本村定' }[caps];
  return `分值可定 ${min} 到 ${max} 分,${often},${mayTurnOff ? '可以停用' : '不能停用'}`;
}

interface CapLeft {
  cap: Cap;
  times: number;
}

const thisSpan = { day: '今天', week: '这一周', quarter: '这一季度' } as const;

/** Of the full caps the one that opens last; one of the household before one of the person, for it stops everybody at home. */
function lastFull(left: readonly CapLeft[]): CapLeft | undefined {
  const full = left.filter(({ times }) => times === 0);
  return full.filter(({ cap }) => cap.startsWith('household')).at(-1) ?? full.at(-1);
}

/** The tightest of what is left: 今天还能记 1 次,这一周还能记 4 次. Shortest span first, as in `capsOf`. */
export function leftWords(left: readonly CapLeft[]): string {
  const full = lastFull(left);
  if (full) return `${thisSpan[spanOf(full.cap)]}已记满,${full.cap.startsWith('person') ? '换家里别人做还能记' : `${nextSpan[spanOf(full.cap)]}再来`}`;
  const fewest = (['day', 'week', 'quarter'] as const).flatMap((span) => {
    const times = left.filter(({ cap }) => spanOf(cap) === span).map((one) => one.times);
    return times.length > 0 ? [`${thisSpan[span]}还能记 ${Math.min(...times)} 次`] : [];
  });
  return fewest.length > 0 ? fewest.join(',') : '不限次数';
}

const nextSpan = { day: '明天', week: '下周', quarter: '下季度' } as const;
