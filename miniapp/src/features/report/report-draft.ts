import type { NewReport, ReportView } from '../../../../shared/contract/report';
import { groupName } from '../../../../shared/domain/groups';
import type { Draft } from '../../core/draft';
import { kindName } from './report-words';

/** What a report says before its photos and recordings have ids; as it is kept on the phone. */
export interface ReportDraft extends Pick<NewReport, 'kind' | 'place' | 'facilityId' | 'answers' | 'description' | 'showName'> {
  villageId: string;
  /** As the village calls the kind, for the line in the outbox; drafts of earlier versions have none. */
  kindName?: string | undefined;
  /** As the plate says. */
  facilityName?: string | undefined;
}
/** What the form holds: the kind may still be missing. */
export type ReportWords = Omit<ReportDraft, 'kind' | 'villageId'> & { kind?: string | undefined };
/** What the server's answer leaves behind in the outbox. */
export type SentReport = Pick<ReportView, 'villageId' | 'reportId'>;

export const blankWords: ReportWords = {
  place: { groupNo: null, words: '', point: null }, description: '', showName: false, facilityId: null, answers: {},
};

/** A draft written by an earlier version opens and sends like any other. */
export function wordsOfDraft(payload: unknown): ReportWords {
  const { kind, kindName: named, place, facilityId, facilityName, answers, description, showName } = payload as Partial<ReportDraft>;
  return {
    kind, kindName: named, facilityName,
    place: { ...blankWords.place, ...place },
    facilityId: facilityId ?? null,
    answers: answers ?? {},
    description: description ?? '',
    showName: showName ?? false,
  };
}

const whereOf = ({ place: { groupNo, words }, facilityName }: ReportWords): string =>
  [facilityName, groupNo ? groupName(groupNo) : '', words].filter(Boolean).join(' ');

/** 垃圾满了 · 三组 老槐树旁 */
export function draftTitle({ payload }: Pick<Draft, 'payload'>): string {
  const words = wordsOfDraft(payload);
  const what = words.kind ? (words.kindName ?? kindName(words.kind)) : '还没选是什么事';
  return [what, whereOf(words)].filter(Boolean).join(' · ');
}
