import Taro from '@tarojs/taro';
import { useMemo } from 'react';
import { CallError, isPassing, wordsOf } from './call-error';
import { isEditable, type Draft, type KeptVoice } from './draft';
import { allDrafts, changeDraft, dropFilesOf, findDraft, loadDrafts, putDraft, removeDraft, useDraftStore } from './draft-store';
import { newIdempotencyKey } from './idempotency-key';
import { uploadPhotos, uploadVoices } from './draft-uploads';
import { keepFile } from './kept-files';
import { isOnline, onBackOnline } from './network';
import { currentMe, useMe, useSession } from './session';

/** The outbox: what people did without a signal leaves by itself when there is one, exactly once. */
export interface OutboxKind<P> {
  /** Uploads one kept photo and gives its id. */
  upload(path: string, key: string): Promise<string>;
  /** The act itself; must pass `key` on as the idempotency key. What it returns is kept as `draft.result`. */
  send(payload: P, sending: { key: string; photoIds: string[]; voiceIds: string[] }): Promise<unknown>;
  /** After it arrived: refresh lists and the like. */
  onSent?(draft: Draft<P>): void;
}

const kinds = new Map<string, OutboxKind<unknown>>();
const RETRY_MS = 20_000;
let flushing: Promise<void> | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Once per kind, at module level of the feature that owns it; app.ts must import that module. */
export const outboxKind = <P>(kind: string, handler: OutboxKind<P>): void => {
  kinds.set(kind, handler as OutboxKind<unknown>);
};

const owner = (): string => currentMe()?.memberId ?? '';

export interface NewDraft<P> {
  kind: string;
  payload: P;
  /** Refs from `keepPhotos`. */
  photos: string[];
  /** What `VoiceRecorder` gave. */
  voices?: readonly KeptVoice[];
  /** Continue this draft. */
  id?: string;
}

/** Copies fresh pictures to where they survive; give the refs to `saveDraft`. */
export const keepPhotos = (tempPaths: string[]): Promise<string[]> => Promise.all(tempPaths.map(keepFile));

function draftFrom<P>({ kind, payload, photos, voices = [], id }: NewDraft<P>, before: Draft | undefined): Draft<P> {
  const uploaded = new Map(before?.photos.map((photo) => [photo.ref, photo]));
  const said = new Map(before?.voices.map((voice) => [voice.ref, voice]));
  return {
    id: id ?? newIdempotencyKey(),
    kind,
    payload,
    photos: photos.map((ref) => uploaded.get(ref) ?? { ref }),
    voices: voices.map(({ ref, seconds }) => said.get(ref) ?? { ref, seconds }),
    // A refused draft was not done; changed, it is another request and takes another key.
    key: before && before.state !== 'failed' ? before.key : newIdempotencyKey(),
    state: 'draft',
    owner: owner(),
    changedAt: Date.now(),
  };
}

/** What the draft had and has no more. */
function leftOut(before: Draft, now: Draft): Pick<Draft, 'photos' | 'voices'> {
  const kept = new Set([...now.photos, ...now.voices].map(({ ref }) => ref));
  const isGone = ({ ref }: { ref: string }): boolean => !kept.has(ref);
  return { photos: before.photos.filter(isGone), voices: before.voices.filter(isGone) };
}

/** Writes it down on the phone. Throws when it is already on its way, or the phone is full. */
export function saveDraft<P>(input: NewDraft<P>): Draft<P> {
  const before = input.id ? findDraft(input.id) : undefined;
  if (before && !isEditable(before)) throw new Error('正在发送,不能再改');
  const draft = draftFrom(input, before);
  if (!putDraft(draft)) throw new Error('手机存储满了,请删掉一些草稿');
  if (before) dropFilesOf(leftOut(before, draft));
  return draft;
}

/** Hands it to the outbox; resolves when it has been tried. Look at the draft's state for what came of it. */
export async function submitDraft(id: string): Promise<Draft | undefined> {
  const draft = findDraft(id);
  if (draft && isEditable(draft)) {
    const key = draft.state === 'failed' ? newIdempotencyKey() : draft.key;
    changeDraft(id, { state: 'waiting', reason: undefined, key });
  }
  await flushOutbox();
  return findDraft(id);
}

export function discardDraft(id: string): void {
  const draft = findDraft(id);
  if (draft && draft.state !== 'sending') removeDraft(id);
}

/** No signal: it waits. Refused: the person decides; what the server has cleaned away meanwhile goes up again. */
function putBack({ id }: Draft, error: unknown): void {
  const code = error instanceof CallError ? error.code : '';
  if (code === 'PHOTO_NOT_YOURS') changeDraft(id, { photos: findDraft(id)?.photos.map(({ ref }) => ({ ref })) ?? [] });
  if (code === 'VOICE_NOT_YOURS') changeDraft(id, { voices: findDraft(id)?.voices.map(({ ref, seconds }) => ({ ref, seconds })) ?? [] });
  changeDraft(id, { state: isPassing(error) ? 'waiting' : 'failed', reason: wordsOf(error) });
  if (isPassing(error)) retryLater();
}

async function sendOne(draft: Draft, handler: OutboxKind<unknown>): Promise<void> {
  changeDraft(draft.id, { state: 'sending', reason: undefined });
  try {
    const photoIds = await uploadPhotos(draft, handler.upload);
    const voiceIds = await uploadVoices(draft);
    const result = await handler.send(draft.payload, { key: draft.key, photoIds, voiceIds });
    changeDraft(draft.id, { state: 'sent', result });
  } catch (error) {
    putBack(draft, error);
    return;
  }
  const sent = findDraft(draft.id);
  if (!sent) return;
  dropFilesOf(sent);
  handler.onSent?.(sent);
}

function retryLater(): void {
  clearTimeout(retry);
  retry = setTimeout(() => void flushOutbox(), RETRY_MS);
}

/** What was written before the first sign-in belongs to whoever signs in on this phone. */
const isOf = (draft: Draft, memberId: string): boolean => draft.owner === memberId || draft.owner === '';
const maySend = (draft: Draft): boolean => draft.state === 'waiting' && kinds.has(draft.kind) && owner() !== '' && isOf(draft, owner());

const nextWaiting = (tried: Set<string>): Draft | undefined =>
  [...allDrafts()].reverse().find((draft) => maySend(draft) && !tried.has(draft.id));

/** Oldest first, one at a time; each at most once a round. */
async function sendWaiting(): Promise<void> {
  const tried = new Set<string>();
  // Start after `flushing` is set, and clear it in the very tick that found nothing more to send.
  await Promise.resolve();
  for (let draft = nextWaiting(tried); draft && isOnline(); draft = nextWaiting(tried)) {
    tried.add(draft.id);
    const handler = kinds.get(draft.kind);
    if (handler) await sendOne(draft, handler);
  }
  flushing = undefined;
}

/** Many askers share one round, so nothing is sent twice at once. */
export function flushOutbox(): Promise<void> {
  flushing ??= sendWaiting();
  return flushing;
}

/** This person's drafts, newest first; of one kind when given. */
export function useDrafts(kind?: string): Draft[] {
  const drafts = useDraftStore((state) => state.drafts);
  const mine = useMe()?.memberId ?? '';
  return useMemo(() => drafts.filter((draft) => isOf(draft, mine) && (!kind || draft.kind === kind)), [drafts, mine, kind]);
}

export function startOutbox(): void {
  loadDrafts();
  onBackOnline(() => void flushOutbox());
  useSession.subscribe((now, before) => {
    if (now.me?.memberId !== before.me?.memberId) void flushOutbox();
  });
  if (process.env.TARO_ENV !== 'h5') Taro.onAppShow(() => void flushOutbox());
  void flushOutbox();
}
