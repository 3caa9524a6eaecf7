export const ASK = 'content-check.ask';
export const DEADLINE = 'content-check.deadline';
export const VERDICT = 'content-check.verdict';

const MINUTE_MS = 60_000;

/** WeChat promises its answer within this time. */
export const SILENT_AFTER_MS = 30 * MINUTE_MS;
/** Pauses before the second and the third question; then a person looks. */
export const PAUSES_MS: readonly number[] = [10_000, MINUTE_MS];
/** An answer that came before its question was written down is looked at again after this. */
export const EARLY_ANSWER_MS = MINUTE_MS;
