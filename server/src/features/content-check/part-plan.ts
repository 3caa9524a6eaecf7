import { createHash } from 'node:crypto';
import type { PartKind, PartState } from '../../../../shared/domain/content-check';
import type { ContentCheckPart } from './content-check.entity';

export interface Content {
  texts: readonly string[];
  photoIds: readonly string[];
  voiceIds: readonly string[];
}

export interface PlannedPart {
  kind: PartKind;
  partKey: string;
  /** Of a text. */
  content: string | null;
  /** The row that has passed before, if there is one. */
  known: ContentCheckPart | undefined;
  state: Extract<PartState, 'asking' | 'passed'>;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** What is to be asked: every text, photo and voice once, except what has passed before. */
export function planParts({ texts, photoIds, voiceIds }: Content, earlier: readonly ContentCheckPart[]): PlannedPart[] {
  const passed = new Map(earlier.filter(({ state }) => state === 'passed').map((part) => [part.partKey, part]));
  const words = texts.map((text) => text.trim()).filter((text) => text !== '');
  const all = [
    ...words.map((content) => ({ kind: 'text' as const, partKey: digestOf(content), content })),
    ...photoIds.map((partKey) => ({ kind: 'photo' as const, partKey, content: null })),
    ...voiceIds.map((partKey) => ({ kind: 'voice' as const, partKey, content: null })),
  ];
  const once = [...new Map(all.map((part) => [part.partKey, part])).values()];
  return once.map((part) => {
    const known = passed.get(part.partKey);
    return { ...part, known, state: known ? 'passed' : 'asking' };
  });
}
