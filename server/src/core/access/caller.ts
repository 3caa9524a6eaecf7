import type { Standing } from '../../../../shared/domain/permissions';

/** Who is asking, as the session tells. */
export interface Caller {
  memberId: string;
  sessionId: string;
  standing: Standing;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard. */
    caller?: Caller;
  }
}
