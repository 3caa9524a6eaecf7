import type { ErrorBody, ErrorDetail } from '../../../shared/errors';

/** Every failed call: a code to branch on and a sentence to show. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly details: ErrorDetail[] = [],
  ) {
    super(message);
    this.name = 'CallError';
  }
}

export const offline = (): CallError => new CallError('OFFLINE', '没有信号,连上网后再试');
export const tooSlow = (): CallError => new CallError('TIMEOUT', '网络太慢,请稍后再试');

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && typeof (body as Partial<ErrorBody>).error?.code === 'string';

export function errorFrom(status: number, body: unknown): CallError {
  if (isErrorBody(body)) return new CallError(body.error.code, body.error.message, status, body.error.details);
  return new CallError('INTERNAL', '系统出了点问题,您填的内容没有丢,请稍后再试', status);
}

/** A failed wx call: only the text tells a time-out from no signal. */
export const errorFromTransport = (failure: unknown): CallError =>
  /timeout|time out/i.test((failure as { errMsg?: string } | undefined)?.errMsg ?? '') ? tooSlow() : offline();

const PASSING = new Set(['OFFLINE', 'TIMEOUT', 'BUSY', 'TOO_MANY_REQUESTS', 'IDEMPOTENCY_IN_PROGRESS', 'INTERNAL']);

/** Worth trying again by itself: nothing about the request was wrong. */
export const isPassing = (error: unknown): boolean => error instanceof CallError && (PASSING.has(error.code) || error.status >= 500);

/** What to tell the person, whatever was thrown. */
export const wordsOf = (error: unknown): string =>
  error instanceof CallError ? error.message : '出了点问题,请再试一次';
