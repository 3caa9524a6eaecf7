import { pinyin } from 'pinyin-pro';

export interface Spelling {
  /** Full pinyin without spaces and tones: `yangjiawancun`. */
  pinyin: string;
  /** First letters: `yjwc`. */
  initials: string;
}

export function spell(name: string): Spelling {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((part) =>
    part.toLowerCase().replace(/[^a-z0-9]/g, ''),
  );
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((part) => (/^\d/.test(part) ? part : part.slice(0, 1))).join(''),
  };
}

/**
 * The official table lists committees; people live in villages: 杨家湾村民委员会 → 杨家湾村, 一字门社区居民委员会 → 一字门社区,
 * 东徐居委会 → 东徐社区.
 */
export function everydayName(official: string): string {
  return official
    .replace(/村(民委员|委)会$/, '村')
    .replace(/社区居(民委员|委)会$/, '社区')
    .replace(/居(民委员|委)会$/, '社区');
}

export interface SearchTerm {
  kind: 'name' | 'letters';
  /** Inclusive index range of everything that begins with what was typed. */
  from: string;
  to: string;
}

/** Sorts after every Chinese character, in SQLite's byte order and in MariaDB's collations. */
const LAST_CHARACTER = '\u{3fffd}';

/** What a person typed, as a prefix to look for: plain letters are pinyin or initials, anything else is a name. */
export function searchTerm(typed: string): SearchTerm | undefined {
  const text = everydayName(typed.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''));
  if (text === '') return undefined;
  if (!/^[\da-z]+$/i.test(text)) return { kind: 'name', from: text, to: text + LAST_CHARACTER };
  const letters = text.toLowerCase();
  return { kind: 'letters', from: letters, to: `${letters}zzzz` };
}
