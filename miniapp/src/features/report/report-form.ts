import { useEffect, useState } from 'react';
import { NewReport } from '../../../../shared/contract/report';
import { answersSchema, type ReportKindView } from '../../../../shared/contract/report-kind';
import { discardDraft, keepPhotos, saveDraft, submitDraft } from '../../core/drafts';
import type { Draft, KeptVoice } from '../../core/draft';
import { pathOfKept } from '../../core/kept-files';
import { goTo } from '../../core/navigation';
import { ensureConsent } from '../../core/privacy';
import { problemsIn, type Problems } from '../../core/use-form';
import { toast } from '../../ui/toast';
import { useAskToBeTold } from '../notice/ask-to-be-told';
import { blankWords, wordsOfDraft, type ReportWords, type SentReport } from './report-draft';
import { habitsOf, rememberReport } from './report-habits';
import { findNearby, type Nearby } from './report-nearby';
import type { ReportedFacility } from './report-prefill';
import { useFollowReport } from './report.queries';

interface KeptPhoto {
  ref: string;
  path: string;
}
interface Form {
  /** Of the draft this form continues. */
  draftId?: string;
  words: ReportWords;
  photos: KeptPhoto[];
  voices: KeptVoice[];
  /** Kinds that suit the scanned plate. */
  suits: readonly string[];
}

const blank: Form = { words: blankWords, photos: [], voices: [], suits: [] };
/** Long enough for the schema; the real ids come with the upload. */
const SOME_ID = '0'.repeat(26);
const isBlank = ({ photos, voices, words }: Form): boolean => photos.length === 0 && voices.length === 0 && !words.kind && words.description === '';
const shown = (refs: string[]): Promise<KeptPhoto[]> => Promise.all(refs.map(async (ref) => ({ ref, path: await pathOfKept(ref) })));
const complaint = (failure: unknown): void => toast(failure instanceof Error ? failure.message : '没有存下,请再试一次');

const problemsOf = ({ words, photos }: Form): Problems => problemsIn(NewReport, { ...words, photoIds: photos.map(() => SOME_ID) });
const answerProblemsOf = ({ words }: Form, kinds: readonly ReportKindView[]): Problems => {
  const kind = kinds.find(({ id }) => id === words.kind);
  return kind ? problemsIn(answersSchema(kind), words.answers) : {};
};

/** On a slow phone a tap and a letter may come before anything is drawn anew: each changes only its own part of what is there now. */
const withPlace = (now: Form, more: Partial<ReportWords['place']>): Form =>
  ({ ...now, words: { ...now.words, place: { ...now.words.place, ...more } } });

/** Where this person reported last is a good guess. */
const freshFor = (memberId: string, villageId: string): Form => withPlace(blank, { groupNo: habitsOf(memberId, villageId).groupNo });

const atFacility = ({ facilityId, name, reportKinds }: ReportedFacility): Form =>
  ({ ...blank, suits: reportKinds, words: { ...blankWords, facilityId, facilityName: name } });

/** Offline the consent cannot be recorded yet; the report waits on the phone, and is asked about again next time. */
const mayGoOn = (): Promise<boolean> => ensureConsent().catch(() => true);

function tellOutcome(draft: Draft | undefined): void {
  if (draft?.state === 'sent') return goTo('resident/report', { reportId: (draft.result as SentReport).reportId, sent: 1 });
  toast(draft?.state === 'failed' ? (draft.reason ?? '没发出去,请再试一次') : '已存手机,有信号时自动发出');
}

interface Where {
  memberId: string;
  villageId: string;
  kinds: readonly ReportKindView[];
}

/** What is in the form, and on the phone of it. */
function useFormState({ memberId, villageId, kinds }: Where) {
  const [form, setForm] = useState<Form>(() => freshFor(memberId, villageId));
  // The village is known a moment later than the page is drawn.
  useEffect(() => setForm((now) => (isBlank(now) && !now.words.facilityId ? freshFor(memberId, villageId) : now)), [memberId, villageId]);
  const save = (): Draft => {
    const { words, photos, voices, draftId } = form;
    const kindName = kinds.find(({ id }) => id === words.kind)?.name;
    const draft = saveDraft({ kind: 'report', payload: { ...words, kindName, villageId }, photos: photos.map(({ ref }) => ref), voices, id: draftId });
    setForm((now) => ({ ...now, draftId: draft.id }));
    return draft;
  };
  return { form, setForm, save, clear: () => setForm(freshFor(memberId, villageId)) };
}
type FormState = ReturnType<typeof useFormState>;

const changesOf = ({ setForm }: FormState) => {
  const change = (more: Partial<ReportWords>) => setForm((now) => ({ ...now, words: { ...now.words, ...more } }));
  const addPhotos = async (temporary: string[]) => {
    const added = await shown(await keepPhotos(temporary));
    setForm((now) => ({ ...now, photos: [...now.photos, ...added] }));
  };
  return {
    change,
    /** Another kind asks other questions. */
    chooseKind: (kind: string) =>
      setForm((now) => ({ ...now, words: { ...now.words, kind, ...(kind !== now.words.kind && { answers: {} }) } })),
    answer: (key: string, words: string) => setForm((now) => ({ ...now, words: { ...now.words, answers: { ...now.words.answers, [key]: words } } })),
    changePlace: (more: Partial<ReportWords['place']>) => setForm((now) => withPlace(now, more)),
    addPhotos: (temporary: string[]) => void addPhotos(temporary).catch(complaint),
    dropPhoto: (path: string) => setForm((now) => ({ ...now, photos: now.photos.filter((photo) => photo.path !== path) })),
    addVoice: (voice: KeptVoice) => setForm((now) => ({ ...now, voices: [...now.voices, voice] })),
    dropVoice: (ref: string) => setForm((now) => ({ ...now, voices: now.voices.filter((voice) => voice.ref !== ref) })),
  };
};

/** Sending: first whether somebody has reported it already; it is on the phone before it is on its way. */
function useSending({ memberId, villageId }: Where, { form, save, clear }: FormState) {
  const [isSending, setSending] = useState(false);
  const [nearby, setNearby] = useState<readonly Nearby[]>([]);
  const askToBeTold = useAskToBeTold();
  const follow = useFollowReport();
  const send = async () => {
    const { id } = save();
    const draft = await submitDraft(id);
    if (draft?.state !== 'failed') {
      rememberReport(memberId, villageId, form.words);
      clear();
    }
    tellOutcome(draft);
  };
  const lookAndSend = async () => {
    await askToBeTold(['progress']);
    if (!(await mayGoOn())) return toast('同意隐私说明后才能上报');
    const found = await findNearby(villageId, form.words);
    if (found.length > 0) return setNearby(found);
    await send();
  };
  const busy = (act: () => Promise<unknown>): void => {
    setSending(true);
    void act().catch(complaint).finally(() => setSending(false));
  };
  const followInstead = ({ report: { reportId } }: Nearby) =>
    follow.mutate({ reportId, on: true }, {
      onSuccess: () => {
        setNearby([]);
        discardDraft(save().id);
        clear();
        goTo('resident/report', { reportId, followed: 1 });
      },
    });
  return {
    isSending, nearby, followInstead,
    isFollowing: follow.isPending,
    closeNearby: () => setNearby([]),
    submit: () => busy(lookAndSend),
    sendAnyway: () => {
      setNearby([]);
      busy(send);
    },
  };
}

/** Everything the report form does. */
export function useReportForm(where: Where) {
  const state = useFormState(where);
  const { form, setForm, save } = state;
  const sending = useSending(where, state);
  const [wasTried, setTried] = useState(false);
  const problems = problemsOf(form);
  const answerProblems = answerProblemsOf(form, where.kinds);
  const open = async (draft: Draft) => {
    const photos = await shown(draft.photos.map(({ ref }) => ref));
    setForm({ ...blank, draftId: draft.id, words: wordsOfDraft(draft.payload), photos, voices: draft.voices });
  };
  const keep = () => {
    if (!isBlank(form) && !sending.isSending) save();
  };
  const tried = (act: () => void): void => {
    try {
      act();
    } catch (failure) {
      complaint(failure);
    }
  };
  return {
    ...form, ...sending, ...changesOf(state),
    problems: wasTried ? problems : {},
    answerProblems: wasTried ? answerProblems : {},
    /** Go on with something written earlier. */
    open: (draft: Draft) => void open(draft).catch(complaint),
    /** When the person leaves the page half-way. */
    keep: () => tried(keep),
    /** A plate was scanned; what was being written is kept. */
    begin: (facility: ReportedFacility) => tried(() => {
      keep();
      setForm(atFacility(facility));
    }),
    dropFacility: () => setForm((now) => ({ ...now, suits: [], words: { ...now.words, facilityId: null, facilityName: undefined } })),
    submit: () => {
      setTried(true);
      const first = Object.values({ ...problems, ...answerProblems })[0];
      if (first) return toast(first);
      setTried(false);
      sending.submit();
    },
  };
}
export type ReportForm = ReturnType<typeof useReportForm>;
