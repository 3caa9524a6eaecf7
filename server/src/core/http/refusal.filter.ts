import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorBody } from '../../../../shared/errors';
import type { Refusal } from './refusal';
import { toRefusal } from './to-refusal';

const RETRY_SECONDS: Record<number, number> = { 429: 60, 503: 3 };

function bodyOf(refused: Refusal, requestId: string): ErrorBody {
  const { code, message, details, status } = refused;
  return { error: { code, message, ...(details && { details }), ...(status >= 500 && { requestId }) } };
}

/** Turns whatever was thrown into the one wire form; what we did not mean to throw is logged and tells nothing. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const refused = toRefusal(error);
    if (refused.status >= 500) reply.log.error({ err: error }, refused.code);
    if (reply.sent || reply.raw.headersSent) return;
    const wait = refused.retryAfter ?? RETRY_SECONDS[refused.status];
    if (wait !== undefined) reply.header('retry-after', String(wait));
    reply.removeHeader('content-length').removeHeader('content-disposition').removeHeader('etag').header('cache-control', 'no-store');
    void reply.status(refused.status).type('application/json; charset=utf-8').send(bodyOf(refused, http.getRequest<FastifyRequest>().id));
  }
}
