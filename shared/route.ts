import type { z } from 'zod';
import type { Permission } from './domain/permissions';
import { commonErrors, type ErrorCatalogue } from './errors';

/** Without PATCH: wx.request does not send it. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who may call a route. `public`: anyone, signed in or not. `signed-in`: any live session; the service's policy decides on the row.
 * A permission: held in the village of `:villageId` (or, for routes without one, anywhere) by residency or appointment.
 */
export type Access = 'public' | 'signed-in' | Permission;

type Shape = z.ZodType;

export interface RouteSpec {
  method: Method;
  /** Below `/api`, with `:name` parameters. */
  path: string;
  access: Access;
  /** One plain English sentence for OpenAPI. */
  summary: string;
  query?: z.ZodObject;
  body?: Shape;
  /** One file sent as multipart field `file`; its other fields come in `query`. */
  upload?: { maxBytes: number };
  /** `none` answers 204; `file` streams bytes. */
  returns: Shape | 'none' | 'file';
  errors?: ErrorCatalogue;
  /** Same key and body, same answer; another body, 409. Needs the header `Idempotency-Key`. */
  idempotent?: true;
  /** Exists only when the server runs in demo mode. */
  demoOnly?: true;
  /** Answered for other programs, never called by the app. */
  serverOnly?: true;
}

export type Route<S extends RouteSpec = RouteSpec> = Readonly<S>;

/** The only place where a verb, a path, a permission and a shape are written down. */
export function route<const S extends RouteSpec>(spec: S): Route<S> {
  return { ...spec, errors: { ...commonErrors, ...spec.errors } };
}

/** Parameter names of a path: `/villages/:villageId/reports` → `villageId`. */
export type PathParam<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParam<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type ParamsOf<R extends RouteSpec> = [PathParam<R['path']>] extends [never]
  ? { params?: undefined }
  : { params: Record<PathParam<R['path']>, string> };
type QueryOf<R extends RouteSpec> = R['query'] extends z.ZodObject ? { query: z.output<R['query']> } : { query?: undefined };
type BodyOf<R extends RouteSpec> = R['body'] extends Shape ? { body: z.output<R['body']> } : { body?: undefined };

/** What a handler receives: parsed, with defaults filled in. */
export type InputOf<R extends RouteSpec> = ParamsOf<R> & QueryOf<R> & BodyOf<R>;

type QueryIn<R extends RouteSpec> = R['query'] extends z.ZodObject ? { query?: z.input<R['query']> } : { query?: undefined };
type BodyIn<R extends RouteSpec> = R['body'] extends Shape ? { body: z.input<R['body']> } : { body?: undefined };

/** What a caller passes. */
export type CallInput<R extends RouteSpec> = ParamsOf<R> & QueryIn<R> & BodyIn<R>;

export type OutputOf<R extends RouteSpec> = R['returns'] extends Shape
  ? z.output<R['returns']>
  : R['returns'] extends 'file'
    ? Uint8Array
    : void;

/** Fills the `:name` parts; every value is percent-encoded. */
export function pathOf(target: RouteSpec, params: Record<string, string> = {}): string {
  return target.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
