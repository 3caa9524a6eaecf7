import { useState } from 'react';
import { NewReport, type ReportView } from '../../../../shared/contract/report';
import { keepPhotos, saveDraft, submitDraft } from '../../core/drafts';
import type { Draft } from '../../core/draft';
import { pathOfKept } from '../../core/kept-files';
import { goTo } from '../../core/navigation';
import { ensureConsent } from '../../core/privacy';
import { problemsIn, type Problems } from '../../core/use-form';
import { toast } from '../../ui/toast';
import type { ReportDraft, SentReport } from './report-draft';

export type ReportWords = Partial<Pick<ReportView, 'kind'>> & Omit<ReportDraft, 'kind' | 'villageId'>;
interface KeptPhoto {
  ref: string;
  path: string;
}
interface Form {
  /** Of the draft this form continues. */
  draftId?: string;
  words: ReportWords;
  photos: KeptPhoto[];
}

const blankWords: ReportWords = {
  place: { groupNo: null, words: '', point: null }, description: '', showName: false, voiceIds: [], facilityId: null, answers: {},
};
const blank: Form = { words: blankWords, photos: [] };
const isBlank = ({ photos, words }: Form): boolean => photos.length === 0 && !words.kind && words.description === '';
const shown = (refs: string[]): Promise<KeptPhoto[]> => Promise.all(refs.map(async (ref) => ({ ref, path: await pathOfKept(ref) })));
const problemsOf = ({ words, photos }: Form): Problems => problemsIn(NewReport, { ...words, photoIds: photos.map(({ ref }) => ref.slice(-26)) });
const complaint = (failure: unknown): void => toast(failure instanceof Error ? failure.message : '没有存下,请再试一次');

/** On a slow phone a tap and a letter may come before anything is drawn anew: each changes only its own part of what is there now. */
const withPlace = (now: Form, more: Partial<ReportWords['place']>): Form =>
  ({ ...now, words: { ...now.words, place: { ...now.words.place, ...more } } });

/** Offline the consent cannot be recorded yet; the report waits on the phone, and is asked about again next time. */
const mayGoOn = (): Promise<boolean> => ensureConsent().catch(() => true);

function tellOutcome(draft: Draft | undefined): void {
  if (draft?.state === 'sent') return goTo('resident/report', { reportId: (draft.result as SentReport).reportId, sent: 1 });
  toast(draft?.state === 'failed' ? (draft.reason ?? '没发出去,请再试一次') : '已存手机,有信号时自动发出');
}

/** Everything the report form does; it is on the phone before it is on its way. */
export function useReportForm(villageId: string) {
  const [form, setForm] = useState<Form>(blank);
  const [wasTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const { words, photos, draftId } = form;
  const problems = problemsOf(form);

  const change = (more: Partial<ReportWords>) => setForm((now) => ({ ...now, words: { ...now.words, ...more } }));
  const addPhotos = async (temporary: string[]) => {
    const added = await shown(await keepPhotos(temporary));
    setForm((now) => ({ ...now, photos: [...now.photos, ...added] }));
  };
  const save = (): Draft =>
    saveDraft({ kind: 'report', payload: { ...words, villageId }, photos: photos.map(({ ref }) => ref), id: draftId });
  const keep = () => {
    if (isBlank(form) || isSending) return;
    const { id } = save();
    setForm((now) => ({ ...now, draftId: id }));
  };
  const sendNow = async () => {
    const { id } = save();
    setForm((now) => ({ ...now, draftId: id }));
    const draft = await submitDraft(id);
    if (draft?.state !== 'failed') clear();
    tellOutcome(draft);
  };
  const clear = () => {
    setForm(blank);
    setTried(false);
  };
  const submit = async () => {
    setTried(true);
    const first = Object.values(problems)[0];
    if (first) return toast(first);
    if (!(await mayGoOn())) return toast('同意隐私说明后才能上报');
    setSending(true);
    await sendNow().catch(complaint);
    setSending(false);
  };

  return {
    words, photos, draftId, isSending,
    problems: wasTried ? problems : {},
    change,
    changePlace: (more: Partial<ReportWords['place']>) => setForm((now) => withPlace(now, more)),
    addPhotos: (temporary: string[]) => void addPhotos(temporary).catch(complaint),
    dropPhoto: (path: string) => setForm((now) => ({ ...now, photos: now.photos.filter((photo) => photo.path !== path) })),
    /** Go on with something written earlier. */
    open: (draft: Draft) => {
      const { villageId: _village, ...before } = draft.payload as ReportDraft;
      const refs = draft.photos.map(({ ref }) => ref);
      void shown(refs).then((kept) => setForm({ draftId: draft.id, words: { ...blankWords, ...before }, photos: kept })).catch(complaint);
    },
    /** When the person leaves the page half-way. */
    keep: () => {
      try {
        keep();
      } catch (failure) {
        complaint(failure);
      }
    },
    submit: () => void submit(),
  };
}
export type ReportForm = ReturnType<typeof useReportForm>;
