/** One thing a person wrote down, on its way to the server. */
export interface DraftPhoto {
  /** Survives a restart; see kept-files. */
  ref: string;
  /** The server's id, once uploaded; never uploaded twice. */
  photoId?: string;
}

/** Something said, kept on the phone. */
export interface KeptVoice {
  /** Survives a restart; see kept-files. */
  ref: string;
  seconds: number;
}

export interface DraftVoice extends KeptVoice {
  voiceId?: string;
}

export type DraftState = 'draft' | 'waiting' | 'sending' | 'sent' | 'failed';

export interface Draft<P = unknown> {
  id: string;
  /** Which act: `report`, `hygiene-sheet` … */
  kind: string;
  payload: P;
  photos: DraftPhoto[];
  voices: DraftVoice[];
  /** Made once; every attempt repeats it, so the server does the act once. */
  key: string;
  state: DraftState;
  /** Why it did not go; a sentence to show. */
  reason?: string;
  /** Whose act it is; nobody else's session may send it. */
  owner: string;
  /** What the server answered, small. */
  result?: unknown;
  changedAt: number;
}

export const draftWords: Record<DraftState, string> = {
  draft: '草稿',
  waiting: '已存手机,有信号时自动发出',
  sending: '正在发送',
  sent: '已发出',
  failed: '没发出去',
};

/** A draft under way may already have arrived: changing it would send two different things under one key. */
export const isEditable = ({ state }: Draft): boolean => state === 'draft' || state === 'failed';
