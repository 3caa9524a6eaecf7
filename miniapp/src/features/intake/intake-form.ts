import { useDidHide, useUnload } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import type { Draft } from '../../core/draft';
import { discardDraft, keepPhotos, saveDraft, submitDraft } from '../../core/drafts';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { pathOfKept } from '../../core/kept-files';
import { ensureConsent } from '../../core/privacy';
import { toast } from '../../ui/toast';
import { answerProblemsOf, blankIntake, isBlankIntake, problemsOfIntake, type IntakeChannel, type IntakeDraft, type IntakeWords, type TakenIntake } from './intake-draft';
import { INTAKE } from './intake.outbox';

interface KeptPhoto {
  ref: string;
  path: string;
}
interface Form {
  /** Known from the first letter on, so that each saving goes into the same draft. */
  draftId: string;
  words: IntakeWords;
  photos: KeptPhoto[];
}
/** What is read out to the caller; nothing but `waits` without a signal. */
export type Taken = (TakenIntake & { waits: false }) | { waits: true };

const SAVE_AFTER_MS = 600;
const fresh = (channel: IntakeChannel): Form => ({ draftId: newIdempotencyKey(), words: blankIntake(channel), photos: [] });
const shown = (refs: string[]): Promise<KeptPhoto[]> => Promise.all(refs.map(async (ref) => ({ ref, path: await pathOfKept(ref) })));
const complaint = (failure: unknown): void => toast(failure instanceof Error ? failure.message : '没有存下,请再试一次');
/** Offline the consent cannot be recorded yet; it is asked for again next time. */
const mayGoOn = (): Promise<boolean> => ensureConsent().catch(() => true);

interface Where {
  villageId: string;
  kinds: readonly ReportKindView[];
}

/** On the phone a moment after each letter, when the page is left, and before anything is sent. */
function useKeptForm({ villageId, kinds }: Where) {
  const [form, setForm] = useState(() => fresh('duty-line'));
  const latest = useRef(form);
  latest.current = form;
  const isLocked = useRef(false);
  const save = (): void => {
    const { draftId, words, photos } = latest.current;
    const kindName = kinds.find(({ id }) => id === words.kind)?.name;
    saveDraft<IntakeDraft>({ kind: INTAKE, id: draftId, payload: { ...words, kindName, villageId }, photos: photos.map(({ ref }) => ref) });
  };
  const keep = (): void => {
    const { words, photos } = latest.current;
    if (isLocked.current || (isBlankIntake(words) && photos.length === 0)) return;
    try {
      save();
    } catch (failure) {
      complaint(failure);
    }
  };
  const keepLatest = useRef(keep);
  keepLatest.current = keep;
  useEffect(() => {
    const timer = setTimeout(() => keepLatest.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [form]);
  useDidHide(keep);
  useUnload(keep);
  return { form, setForm, save, keep, isLocked };
}
type KeptForm = ReturnType<typeof useKeptForm>;

function useTaking({ form, setForm, save, isLocked }: KeptForm) {
  const [isSending, setSending] = useState(false);
  const [taken, setTaken] = useState<Taken>();
  const finish = (draft: Draft | undefined): void => {
    if (!draft || draft.state === 'failed') return toast(draft?.reason ?? '没发出去,请再试一次');
    const isThere = draft.state === 'sent';
    setTaken(isThere ? { ...(draft.result as TakenIntake), waits: false } : { waits: true });
    // Who spoke stays on this phone no longer than needed.
    if (isThere) discardDraft(draft.id);
    setForm(fresh(form.words.channel));
  };
  const send = async (): Promise<void> => {
    if (!(await mayGoOn())) return toast('同意隐私说明后才能登记');
    save();
    isLocked.current = true;
    finish(await submitDraft(form.draftId));
  };
  const submit = (): void => {
    setSending(true);
    void send().catch(complaint).finally(() => {
      isLocked.current = false;
      setSending(false);
    });
  };
  return { isSending, taken, submit, next: () => setTaken(undefined) };
}

/** Everything the form for people without a phone does. */
export function useIntakeForm(where: Where) {
  const kept = useKeptForm(where);
  const { form, setForm, keep } = kept;
  const taking = useTaking(kept);
  const [wasTried, setTried] = useState(false);
  const change = (more: Partial<IntakeWords> | ((words: IntakeWords) => IntakeWords)) =>
    setForm((now) => ({ ...now, words: typeof more === 'function' ? more(now.words) : { ...now.words, ...more } }));
  const changeCaller = (more: Partial<IntakeWords['caller']>) => change((words) => ({ ...words, caller: { ...words.caller, ...more } }));
  const addPhotos = async (temporary: string[]) => {
    const added = await shown(await keepPhotos(temporary));
    setForm((now) => ({ ...now, photos: [...now.photos, ...added] }));
  };
  const open = async (draft: Draft) => {
    keep();
    const photos = await shown(draft.photos.map(({ ref }) => ref));
    setForm({ draftId: draft.id, words: { ...blankIntake('duty-line'), ...(draft.payload as IntakeDraft) }, photos });
  };
  const problems = problemsOfIntake(form.words);
  const answerProblems = answerProblemsOf(form.words, where.kinds);
  return {
    ...form, ...taking, change, changeCaller,
    problems: wasTried ? problems : {},
    answerProblems: wasTried ? answerProblems : {},
    addPhotos: (temporary: string[]) => void addPhotos(temporary).catch(complaint),
    dropPhoto: (path: string) => setForm((now) => ({ ...now, photos: now.photos.filter((photo) => photo.path !== path) })),
    open: (draft: Draft) => void open(draft).catch(complaint),
    submit: () => {
      setTried(true);
      const first = Object.values({ ...problems, ...answerProblems })[0];
      if (first) return toast(first);
      setTried(false);
      taking.submit();
    },
  };
}
export type IntakeForm = ReturnType<typeof useIntakeForm>;
