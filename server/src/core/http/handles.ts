import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Method, RouteSpec } from '../../../../shared/route';

export const HANDLED_ROUTE = 'village:handled-route';

declare module 'fastify' {
  interface FastifyContextConfig {
    handled?: RouteSpec;
  }
}

const METHODS: Record<Method, RequestMethod> = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  DELETE: RequestMethod.DELETE,
};

export function statusOf(route: RouteSpec): number {
  if (route.returns === 'none') return 204;
  return route.method === 'POST' && route.returns !== 'file' ? 201 : 200;
}

/** Binds a controller method to a route of the contract: verb, path, status, access, shapes. */
export function Handles(route: RouteSpec): MethodDecorator {
  if (route.idempotent && route.upload) throw new Error(`${route.method} ${route.path}: a stream cannot be compared with an earlier one`);
  return applyDecorators(
    SetMetadata(HANDLED_ROUTE, route),
    RouteConfig({ handled: route }),
    RequestMapping({ path: route.path, method: METHODS[route.method] }),
    HttpCode(statusOf(route)),
  );
}
