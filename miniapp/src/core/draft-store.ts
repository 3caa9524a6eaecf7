import { create } from 'zustand';
import type { Draft } from './draft';
import { dropFile } from './kept-files';
import { readStored, writeStored } from './storage';

const KEY = 'drafts';
const KEEP_SENT_MS = 24 * 3_600_000;

export const useDraftStore = create<{ drafts: Draft[] }>(() => ({ drafts: [] }));
export const allDrafts = (): Draft[] => useDraftStore.getState().drafts;
export const findDraft = (id: string): Draft | undefined => allDrafts().find((draft) => draft.id === id);

function replaceAll(drafts: Draft[]): boolean {
  useDraftStore.setState({ drafts });
  return writeStored(KEY, drafts);
}

/** False when the phone could not keep it. */
export const putDraft = (draft: Draft): boolean => replaceAll([draft, ...allDrafts().filter(({ id }) => id !== draft.id)]);

export function changeDraft(id: string, change: Partial<Draft>): void {
  replaceAll(allDrafts().map((draft) => (draft.id === id ? { ...draft, ...change, changedAt: Date.now() } : draft)));
}

export function removeDraft(id: string): void {
  const draft = findDraft(id);
  replaceAll(allDrafts().filter((other) => other.id !== id));
  if (draft) dropFilesOf(draft);
}

export function dropFilesOf({ photos, voices }: Pick<Draft, 'photos' | 'voices'>): void {
  [...photos, ...voices].forEach(({ ref }) => void dropFile(ref).catch(() => undefined));
}

/** After a restart nothing is being sent; what was is waiting again, under its old key. Old sent ones go. */
export function loadDrafts(now = Date.now()): void {
  const kept = readStored<Draft[]>(KEY) ?? [];
  // Drafts from before people could speak have no voices.
  const whole = kept.map((draft) => ({ ...draft, voices: (draft as Partial<Draft>).voices ?? [] }));
  const alive = whole.filter((draft) => draft.state !== 'sent' || now - draft.changedAt < KEEP_SENT_MS);
  replaceAll(alive.map((draft) => (draft.state === 'sending' ? { ...draft, state: 'waiting' } : draft)));
}
