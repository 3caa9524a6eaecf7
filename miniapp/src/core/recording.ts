/** A recording that has just ended, not yet kept. */
export interface Recording {
  /** Temporary file or blob URL. */
  path: string;
  seconds: number;
}

export interface RecordingEvents {
  onStart(): void;
  onEnd(recording: Recording): void;
  /** A sentence for whoever wanted to speak. */
  onFail(words: string): void;
}

export interface RunningRecorder {
  /** Ends it; `onEnd` follows. */
  stop(): void;
  /** Ends it; nothing follows. */
  cancel(): void;
}

export const wholeSeconds = (ms: number, most: number): number => Math.min(most, Math.max(1, Math.round(ms / 1000)));

/** Shorter than this nobody said anything. */
export const LEAST_RECORDED_MS = 700;
export const TOO_SHORT = '太短了,没有听到话。按一下开始,说完再按一下';
