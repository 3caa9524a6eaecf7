import type { z } from 'zod';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const amount = (issue: { origin?: string; minimum?: unknown; maximum?: unknown }, least: boolean): string => {
  const bound = String(least ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') return least ? (bound === '1' ? '请填写' : `至少写 ${bound} 个字`) : `最多写 ${bound} 个字`;
  if (issue.origin === 'array' || issue.origin === 'set') return `${least ? '至少' : '最多'}要 ${bound} 项`.replace('最多要', '最多');
  return least ? `不能小于 ${bound}` : `不能大于 ${bound}`;
};

/** What a neighbour would say about a field; a message written in the schema itself wins over these. */
export function sentenceFor(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '请填写' : '填的内容不对';
    case 'too_small':
      return amount(issue, true);
    case 'too_big':
      return amount(issue, false);
    case 'invalid_format':
      return '格式不对';
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined ? '请选一个' : '请从给出的选项里选';
    case 'unrecognized_keys':
      return '有不认识的内容';
    case 'not_multiple_of':
      return `要是 ${String(issue.divisor)} 的倍数`;
    default:
      return '填写有误';
  }
}
