import type { RoundCard, SheetView } from '../../../../shared/contract/hygiene';
import { groupName } from '../../../../shared/domain/groups';
import { dayTime } from '../../core/time';

export const roundStateWords = { scoring: '正在打分', notice: '公示中', final: '已定' } as const;
export const roundTone = { scoring: 'grey', notice: 'gold', final: undefined } as const;

export const scopeWords = ({ groupNos }: RoundCard): string => (groupNos.length === 0 ? '全村' : groupNos.map(groupName).join('、'));
/** 公示到 11 月 30 日 18:00 */
export const noticeWords = ({ state, noticeEndsAt }: Pick<RoundCard, 'state' | 'noticeEndsAt'>): string =>
  state === 'notice' && noticeEndsAt ? `公示到${dayTime(noticeEndsAt)},有疑问请找村干部` : roundStateWords[state];

export const skipWords: Record<NonNullable<SheetView['skipReason']>, string> = { away: '全家在外', refused: '没有同意入户', 'not-at-home': '家里没人' };
