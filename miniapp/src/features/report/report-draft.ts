import type { z } from 'zod';
import type { NewReport, ReportView } from '../../../../shared/contract/report';
import { groupName } from '../../../../shared/domain/groups';
import type { Draft } from '../../core/draft';
import { kindName } from './report-words';

/** What a report says before its photos have ids. */
export type ReportDraft = Omit<z.output<typeof NewReport>, 'photoIds'> & { villageId: string };
/** What the server's answer leaves behind in the outbox. */
export type SentReport = Pick<ReportView, 'villageId' | 'reportId'>;

const whereOf = ({ groupNo, words }: ReportDraft['place']): string => [groupNo ? groupName(groupNo) : '', words].filter(Boolean).join(' ');

/** 垃圾满了 · 三组 老槐树旁 */
export function draftTitle({ payload }: Draft): string {
  const { kind, place } = payload as Partial<ReportDraft>;
  return [kind ? kindName(kind) : '还没选是什么事', place ? whereOf(place) : ''].filter(Boolean).join(' · ');
}
