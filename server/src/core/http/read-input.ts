import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ErrorDetail } from '../../../../shared/errors';
import type { RouteSpec } from '../../../../shared/route';
import { sentenceFor } from './issue-sentences';
import { refuseCommon } from './refusal';

export interface RouteInput {
  params?: Record<string, string>;
  query?: unknown;
  body?: unknown;
}

const alreadyRead = new WeakMap<FastifyRequest, RouteInput>();

/** No id, code or name in a path holds anything else, so a strange one cannot exist. */
const PATH_VALUE = /^[\w.~-]{1,64}$/;

function readParams(route: RouteSpec, given: unknown): Record<string, string> | undefined {
  if (!route.path.includes(':')) return undefined;
  const params = given as Record<string, string>;
  return Object.values(params).every((value) => PATH_VALUE.test(value)) ? { ...params } : refuseCommon('NOT_FOUND');
}

const detailsOf = (error: z.ZodError): ErrorDetail[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));

function parse(schema: z.ZodType | undefined, given: unknown, problems: ErrorDetail[]): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(given ?? {}, { error: sentenceFor });
  if (!parsed.success) problems.push(...detailsOf(parsed.error));
  return parsed.data;
}

/** Params, query and body as the route's schemas read them; parsed once a request. */
export function readInput(request: FastifyRequest, route: RouteSpec): RouteInput {
  const known = alreadyRead.get(request);
  if (known) return known;
  const problems: ErrorDetail[] = [];
  const params = readParams(route, request.params);
  const input = { params, query: parse(route.query, request.query, problems), body: parse(route.body, request.body, problems) };
  if (problems.length > 0) refuseCommon('INPUT_INVALID', problems);
  alreadyRead.set(request, input);
  return input;
}
