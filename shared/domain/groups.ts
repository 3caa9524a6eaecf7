const DIGITS = '零一二三四五六七八九';

/** 1 → 一组, 12 → 十二组, 20 → 二十组. */
export function groupName(groupNo: number): string {
  const tens = Math.floor(groupNo / 10);
  const ones = groupNo % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : DIGITS[ones]}组`;
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
