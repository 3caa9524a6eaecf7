import type { RoundCard, SheetView } from '../../../../shared/contract/hygiene';
import { groupName } from '../../../../shared/domain/groups';
import { dayTime } from '../../core/time';

export const roundStateWords = { planned: '还没开始', scoring: '正在打分', notice: '公示中', final: '已定' } as const;
export const roundTone = { planned: 'grey', scoring: 'grey', notice: 'gold', final: undefined } as const;

type Scope = Pick<RoundCard, 'groupNos' | 'sampleSize'>;
/** 三组、四组 · 抽 12 户 */
export const scopeWords = ({ groupNos, sampleSize }: Scope): string => {
  const where = groupNos.length === 0 ? '全村' : groupNos.map(groupName).join('、');
  return sampleSize === null ? where : `${where}抽 ${sampleSize} 户`;
};
type InNotice = Pick<RoundCard, 'state' | 'noticeEndsAt'>;
/** 公示到 11 月 30 日 18:00 */
export const noticeUntil = ({ state, noticeEndsAt }: InNotice): string => (state === 'notice' && noticeEndsAt ? `公示到${dayTime(noticeEndsAt)}` : roundStateWords[state]);
export const noticeWords = (round: InNotice): string => `${noticeUntil(round)}${round.state === 'notice' ? ',有疑问请找村干部' : ''}`;

export const skipWords: Record<NonNullable<SheetView['skipReason']>, string> = { away: '全家在外', refused: '没有同意入户', 'not-at-home': '家里没人' };

/** Who comes, when it is not the village itself. */
export const levelWords = ({ level }: Pick<RoundCard, 'level'>): string => ({ village: '', town: '乡镇检查 · ', county: '县里检查 · ' })[level];

/** 11 月 28 日 09:00 自动开始,不提前通知 */
export const startWords = ({ startsAt, announced }: Pick<RoundCard, 'startsAt' | 'announced'>): string =>
  `${startsAt ? dayTime(startsAt) : ''}自动开始${announced ? '' : ',不提前通知'}`;
