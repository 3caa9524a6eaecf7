import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { RouteSpec } from '../../../../shared/route';
import { UnitOfWork } from '../database/unit-of-work';
import { routeOf } from './handled-routes';
import { statusOf } from './handles';
import { type Claim, IdempotencyStore, sha256 } from './idempotency.store';
import { readInput } from './read-input';
import { refuseCommon } from './refusal';

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

function claimOf(request: FastifyRequest, route: RouteSpec): Claim {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return refuseCommon('IDEMPOTENCY_KEY_MISSING');
  if (!KEY.test(key)) return refuseCommon('INPUT_INVALID', [{ path: 'Idempotency-Key', message: '要 8 到 64 个字母、数字、- 或 _' }]);
  const { params, query, body } = readInput(request, route);
  const caller = request.caller?.memberId ?? '';
  return { id: sha256(caller, route.method, route.path, key), requestHash: sha256(JSON.stringify([params, query, body])) };
}

/** The act and its answer are one unit of work: a crash leaves neither or both, and whoever asks again gets the same answer. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: IdempotencyStore,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    if (!route?.idempotent) return next.handle();
    const http = context.switchToHttp();
    const claim = claimOf(http.getRequest<FastifyRequest>(), route);
    return from(this.actOnce(claim, statusOf(route), next, http.getResponse<FastifyReply>()));
  }

  private actOnce(claim: Claim, status: number, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    return this.uow.run(async () => {
      const earlier = await this.store.claim(claim);
      if (earlier) {
        reply.header('idempotency-replayed', 'true');
        return earlier.body ?? undefined;
      }
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.store.keep(claim, { status, body });
      return body;
    });
  }
}
