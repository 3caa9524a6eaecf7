import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, StreamableFile } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { RouteSpec } from '../../../../shared/route';
import { routeOf } from './handled-routes';

/** The service answered something the contract does not promise; names the fields, never their values. */
export class ResponseMismatch extends Error {
  override readonly name = 'ResponseMismatch';
}

function answerOf(route: RouteSpec, value: unknown): unknown {
  if (route.returns === 'none') return undefined;
  if (route.returns === 'file') {
    if (value instanceof StreamableFile) return value;
    throw new ResponseMismatch(`${route.method} ${route.path}: a file route answers a StreamableFile`);
  }
  const parsed = route.returns.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(whole)'} ${issue.code}`);
  throw new ResponseMismatch(`${route.method} ${route.path}: ${where.join(', ')}`);
}

/** Parses answers by the contract on the way out, so that a column nobody declared cannot leak. */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    return route ? next.handle().pipe(map((value: unknown) => answerOf(route, value))) : next.handle();
  }
}
