import { Refusal } from '../../core/http/refusal';

/** A "no" in the standard's form; there may be several at once. */
export class Open311Problem extends Error {
  override readonly name = 'Open311Problem';

  constructor(
    readonly status: number,
    readonly descriptions: readonly string[],
    /** In the body, where it may say more than the status. */
    readonly code = status,
  ) {
    super(descriptions.join('; '));
  }
}

export function problem(status: number, ...descriptions: string[]): never {
  throw new Open311Problem(status, descriptions);
}

/** 404 for what is not there, 403 for the key, "basically 400 for any other error"; 405, 429 and 503 are HTTP's own. */
const PASSED_ON = new Set([403, 404, 405, 429, 503]);
const general = (): Open311Problem => new Open311Problem(400, ['General service error, please try again later'], 500);

function ofRefusal({ status, message, details }: Refusal): Open311Problem {
  if (status >= 500 && !PASSED_ON.has(status)) return general();
  const words = details?.map(({ path, message: why }) => `${path}: ${why}`) ?? [message];
  return new Open311Problem(PASSED_ON.has(status) ? status : 400, words);
}

/** Whatever was thrown; what we did not mean to throw tells nothing. */
export function toProblem(error: unknown): Open311Problem {
  if (error instanceof Open311Problem) return error;
  if (error instanceof Refusal) return ofRefusal(error);
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const byRequest = String(code).startsWith('FST_') && typeof statusCode === 'number' && statusCode < 500;
  return byRequest
    ? new Open311Problem(400, ['The request is invalid: send application/x-www-form-urlencoded in UTF-8, 64 kB at most'])
    : general();
}
