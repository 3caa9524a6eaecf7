const DIGITS = '零一二三四五六七八九';

/** 1 → 一组, 12 → 十二组, 20 → 二十组. */
export function groupName(groupNo: number): string {
  const tens = Math.floor(groupNo / 10);
  const ones = groupNo % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : DIGITS[ones]}组`;
}

/** The number in what people write: 3, 三组, 第3组, 十二组. */
export function groupNoIn(words: string): number | undefined {
  const core = words.replace(/^第/, '').replace(/[村民小]*组$/, '').trim();
  const groupNo = /^\d{1,2}$/.test(core) ? Number(core) : chineseNumber(core);
  return groupNo >= 1 && groupNo <= 99 ? groupNo : undefined;
}

function chineseNumber(text: string): number {
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (text === '' || tens === undefined) return NaN;
  const digit = (char = ''): number => (char === '' ? 0 : DIGITS.indexOf(char));
  if (ten === '') return ones === '' ? digit(tens) : NaN;
  return (tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
}

/** What a door plate says: 三组 12 号. */
export function doorLabel(groupNo: number, doorNo: string): string {
  return `${groupName(groupNo)} ${doorNo} 号`;
}

/** Shows who is meant without giving the full name: 张三 → 张*, 欧阳修文 → 欧**文. */
export function maskedName(name: string): string {
  const chars = [...name];
  if (chars.length <= 2) return `${chars[0] ?? ''}*`;
  return `${chars[0]}${'*'.repeat(chars.length - 2)}${chars.at(-1)}`;
}
