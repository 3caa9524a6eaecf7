import type { RuledAct } from '../../../../shared/domain/rule-terms';

export const actNames: Record<RuledAct, string> = { 'report-confirmed': '上报修好了', 'fix-accepted': '处理得到认可', 'grade-final': '入户评比', 'deed-confirmed': '好事' };

/** A kind of deeds goes by its own name. */
export const actName = ({ act, kind, name }: { act: RuledAct; kind: string; name: string }): string =>
  name || (act === 'deed-confirmed' && kind === '' ? '村里自己定的好事' : actNames[act]);

/** 12月8日 */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
