import type { NoticeField } from './notice-templates';

export type NoticeValues = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{(\w+)\}/g;
const OPTIONAL = /\[([^[\]]*)\]/g;
const NOT_KNOWN = '…';

/** A sentence with its values; what a value says is never read as a placeholder itself. */
export function fillWords(pattern: string, values: NoticeValues): string {
  const valueOf = (name: string): string => (values[name] ?? '').trim();
  const fill = (words: string): string => words.replace(PLACEHOLDER, (_, name: string) => valueOf(name) || NOT_KNOWN);
  const isWhole = (words: string): boolean => [...words.matchAll(PLACEHOLDER)].every(([, name]) => valueOf(name!) !== '');
  const parts = pattern.split(OPTIONAL);
  return parts.map((words, at) => (at % 2 === 0 || isWhole(words) ? fill(words) : '')).join('');
}

/** A torn half of a character, which `Array.from` leaves alone. */
const isTorn = (char: string): boolean => /^[\uD800-\uDFFF]$/.test(char);
const isControl = (char: string): boolean => /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$/u.test(char);

/** One line, nothing invisible, no torn characters. */
const oneLine = (words: string): string =>
  Array.from(words.replace(/\s+/g, ' '), (char) => (isTorn(char) || isControl(char) ? '' : char)).join('').trim();

/** Characters as WeChat may count them: an emoji is two, to be on the safe side. */
const widthOf = (chars: readonly string[]): number => chars.reduce((sum, char) => sum + char.length, 0);

/** At most `max`, cut between code points, with … in place of what is missing. */
export function cutWords(words: string, max: number): string {
  const chars = Array.from(words);
  if (widthOf(chars) <= max) return words;
  const kept: string[] = [];
  for (const char of chars) {
    if (widthOf(kept) + char.length > max - 1) break;
    kept.push(char);
  }
  return `${kept.join('').trimEnd()}…`;
}

const TIME = /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/;
const two = (figure: number): string => String(figure).padStart(2, '0');

/** `2026年11月23日 15:01`, Asia/Shanghai, which has had no summer time since 1991. */
export function noticeTime(at: number): string {
  const local = new Date(at + 8 * 3_600_000);
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** What each kind of field takes, and what stands there when nothing is left: an empty value is refused. */
const fitting: Record<string, (words: string) => string> = {
  thing: (words) => cutWords(words, 20) || '无',
  phrase: (words) => (words.match(/\p{Script=Han}/gu) ?? []).filter((char) => char.length === 1).slice(0, 5).join('') || '有新情况',
  number: (words) => words.replace(/\D/g, '').slice(0, 32) || '0',
  character_string: (words) => words.replace(/[^\x21-\x7E]/g, '').slice(0, 32) || '-',
};

/** A value that WeChat takes in this field, `at` being the time of the notice. */
export function fieldValue(field: NoticeField, words: string, at: number): string {
  const kind = field.replace(/\d+$/, '');
  if (kind === 'time') return TIME.test(words) ? words : noticeTime(at);
  return fitting[kind]!(oneLine(words));
}
