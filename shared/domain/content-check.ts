/** Where a thing somebody wrote or photographed stands with the content check (内容检查). Only what `passed` is shown to others. */
export const CHECK_STATES = ['checking', 'passed', 'held', 'refused'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const checkStateWords: Record<CheckState, string> = {
  checking: '正在检查,一会儿就好', passed: '已通过', held: '等人工看一下', refused: '没有通过',
};

/** One text, photo or voice of the thing. `unsure`: the machine could not be asked or did not answer. */
export const PART_STATES = ['asking', 'passed', 'review', 'risky', 'unsure'] as const;
export type PartState = (typeof PART_STATES)[number];
export const PART_KINDS = ['text', 'photo', 'voice'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Why a person has to look, as the moderator reads it. */
export const holdWords = {
  review: '机器拿不准', quota: '今天的机器检查次数用完了', busy: '微信一直忙,没查成', inactive: '作者两小时没打开小程序,微信不给查',
  download: '微信取不到照片或录音', 'no-openid': '作者没有微信账号,没法机器检查', silent: '等了半小时没有结果', 'no-address': '服务器没有设置对外网址', rejected: '微信没有接受这次检查',
} as const;
export type HoldCause = keyof typeof holdWords;

/** The worst part decides; while one is being asked nothing passes, and a risky one need not wait for the others. */
export function checkStateOf(parts: readonly PartState[]): CheckState {
  if (parts.includes('risky')) return 'refused';
  if (parts.includes('asking')) return 'checking';
  return parts.every((part) => part === 'passed') ? 'passed' : 'held';
}

/** What WeChat's labels mean, in the words the author reads. */
const labels: Record<number, string> = {
  10001: '像是广告', 20001: '涉及不适合公开谈论的时政内容', 20002: '有低俗色情内容', 20003: '有骂人的话', 20006: '涉及违法犯罪', 20008: '像是诈骗信息',
  20012: '有低俗的内容', 20013: '可能侵犯别人的版权',
};

const partNames: Record<PartKind, string> = { text: '文字', photo: '照片', voice: '录音' };

/** `照片里有低俗色情内容,请改一下再发`: what was found and in what. */
export function refusalWords(kind: PartKind, label: number | null): string {
  return `${partNames[kind]}${labels[label ?? 0] ?? '有不适合公开的内容'},请改一下再发;觉得不对可以申诉`;
}

/** What the checked things are called, by the kind in their subject. */
const subjectNames: Record<string, string> = {
  post: '村里发的内容', report: '随手拍', 'report-step': '上报的进展', village: '村庄主页', 'hygiene-sheet': '评比记录', 'redemption-good': '积分超市的商品',
  objection: '评比异议', 'second-look': '复核记录', improvement: '整改照片',
};
export const subjectKind = (subject: string): string => subject.split(':')[0] ?? '';
export const subjectName = (subject: string): string => subjectNames[subjectKind(subject)] ?? '内容';

/** `红字` on a part, for the moderator. */
export function partWords(kind: PartKind, state: PartState, label: number | null, cause: HoldCause | null): string {
  if (state === 'risky') return `${partNames[kind]}${labels[label ?? 0] ?? '有不适合公开的内容'}`;
  return cause === null ? '' : `${partNames[kind]}:${holdWords[cause]}`;
}
