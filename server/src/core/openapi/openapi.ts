import { z } from 'zod';
import type { ErrorCatalogue } from '../../../../shared/errors';
import type { RouteSpec } from '../../../../shared/route';
import type { HandledRoute } from '../http/handled-routes';
import { statusOf } from '../http/handles';
import { ErrorBodySchema } from './error-schema';

export type Json = Record<string, unknown>;

export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
}

const SIGNED_IN_ONLY = new Set(['SIGN_IN_NEEDED', 'SESSION_EXPIRED', 'FORBIDDEN']);
const NEEDS_KEY = new Set(['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_PROGRESS']);

/** The common codes that this route cannot answer are left out. */
function errorsOf(route: RouteSpec): ErrorCatalogue {
  const applies = (code: string) =>
    !(route.access === 'public' && SIGNED_IN_ONLY.has(code)) &&
    !(route.access === 'signed-in' && code === 'FORBIDDEN' && !route.path.includes(':')) &&
    !(!route.idempotent && NEEDS_KEY.has(code));
  return Object.fromEntries(Object.entries(route.errors ?? {}).filter(([code]) => applies(code)));
}

function errorResponses(route: RouteSpec): Json {
  const byStatus = new Map<number, string[]>();
  for (const [code, { status, message }] of Object.entries(errorsOf(route))) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\` ${message}`]);
  }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return Object.fromEntries([...byStatus].map(([status, lines]) => [status, { description: lines.join('\n\n'), content }]));
}

function successResponse(route: RouteSpec): Json {
  if (route.returns === 'none') return { description: 'Done.' };
  if (route.returns === 'file') return { description: 'The bytes.', content: { 'application/octet-stream': {} } };
  return { description: 'The answer.', content: { 'application/json': { schema: schemaOf(route.returns, 'output') } } };
}

function queryParameters(route: RouteSpec): Json[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = schemaOf(route.query, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

const KEY_PARAMETER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Same key and body, same answer for 24 hours; another body answers 409.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
};

function parametersOf(route: RouteSpec): Json[] {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const path = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', maxLength: 64 } }));
  return [...path, ...queryParameters(route), ...(route.idempotent ? [KEY_PARAMETER] : [])];
}

function requestBodyOf(route: RouteSpec): Json | undefined {
  if (route.upload) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream', description: `At most ${route.upload.maxBytes} bytes.` };
    const schema = { type: 'object', required: ['file'], properties: { file } };
    return { required: true, content: { 'multipart/form-data': { schema } } };
  }
  return route.body && { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } };
}

const tagOf = (controller: string): string => controller.replace(/Controller$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function operationOf({ route, controller, method }: HandledRoute): Json {
  const requestBody = requestBodyOf(route);
  return {
    operationId: `${tagOf(controller).replaceAll(' ', '-')}.${method}`,
    tags: [tagOf(controller)],
    summary: route.summary,
    description: `Access: \`${route.access}\`.`,
    security: route.access === 'public' ? [] : [{ session: [] }],
    parameters: parametersOf(route),
    ...(requestBody && { requestBody }),
    responses: { [statusOf(route)]: successResponse(route), ...errorResponses(route) },
  };
}

function pathsOf(routes: readonly HandledRoute[]): Record<string, Json> {
  const paths: Record<string, Json> = {};
  for (const handled of routes) {
    const path = `/api${handled.route.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[handled.route.method.toLowerCase()] = operationOf(handled);
  }
  return paths;
}

/** OpenAPI 3.1 straight from the route objects the server runs on. */
export function openApiOf(routes: readonly HandledRoute[], version: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: '网上村庄 Online village', version, description: 'Everything the mini-program and the web app can do.' },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ controller }) => tagOf(controller)))].sort().map((name) => ({ name })),
    paths: pathsOf(routes),
    components: {
      schemas: { Error: schemaOf(ErrorBodySchema, 'output') },
      securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'The token that signing in answers.' } },
    },
  };
}
