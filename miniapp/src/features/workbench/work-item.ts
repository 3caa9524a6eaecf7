import type { WorkItem } from '../../../../shared/contract/workbench';
import { goTo } from '../../core/navigation';
import { isLate, timeLeft } from '../../core/time';

/** Where the act of a card is done. */
export function openWorkItem({ kind, id, village }: WorkItem): void {
  if (kind === 'report') goTo('staff/report', { reportId: id });
  else if (kind === 'claim') goTo('staff/verify', { villageId: village.villageId });
  else goTo('staff/round', { roundId: id });
}

export const isUrgent = ({ dueAt }: WorkItem): boolean => dueAt !== null && isLate(dueAt);

/** 五组 晒谷场 · 还剩 40 分钟 */
export const detailOf = ({ detail, dueAt }: WorkItem): string => (dueAt ? `${detail} · ${timeLeft(dueAt)}` : detail);
