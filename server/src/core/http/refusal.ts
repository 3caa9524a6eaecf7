import { commonErrors, type ErrorCatalogue, type ErrorDetail } from '../../../../shared/errors';

/** A "no" with a stable code and a sentence for the user; everything else that is thrown becomes INTERNAL. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details?: ErrorDetail[],
    /** For TOO_MANY_REQUESTS and BUSY: seconds to wait. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

export function refusal<C extends ErrorCatalogue>(catalogue: C, code: keyof C & string, details?: ErrorDetail[]): Refusal {
  const spec = catalogue[code];
  if (!spec) throw new Error(`No error ${code} in this catalogue`);
  return new Refusal(code, spec.status, spec.message, details);
}

export function refuse<C extends ErrorCatalogue>(catalogue: C, code: keyof C & string, details?: ErrorDetail[]): never {
  throw refusal(catalogue, code, details);
}

/** `refuse` for the codes any route may answer with. */
export const refuseCommon = (code: keyof typeof commonErrors, details?: ErrorDetail[]): never => refuse(commonErrors, code, details);
