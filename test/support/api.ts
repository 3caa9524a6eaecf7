import { randomUUID } from 'node:crypto';
import type { ErrorBody, ErrorDetail } from '../../shared/errors';
import { type CallInput, type OutputOf, pathOf, type RouteSpec } from '../../shared/route';

export interface CallOptions {
  token?: string;
  /** Idempotency-Key; routes that need one get a fresh one otherwise, `null` sends none. */
  key?: string | null;
  file?: { bytes: Uint8Array; name?: string; type?: string };
  headers?: Record<string, string>;
}

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  /** Parsed JSON; bytes of anything else. */
  body: Body;
}

/** `await expect(api.call(...)).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })` */
export class ApiError extends Error {
  readonly code: string;
  readonly details: ErrorDetail[] | undefined;

  constructor(
    readonly status: number,
    readonly answered: ErrorBody,
  ) {
    super(`${status} ${answered.error?.code}: ${answered.error?.message}`);
    this.code = answered.error?.code;
    this.details = answered.error?.details;
  }
}

interface Given {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

function addressOf(route: RouteSpec, { params, query }: Given): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return `/api${pathOf(route, params)}${search && `?${search}`}`;
}

function formOf({ bytes, name = 'photo.jpg', type = 'image/jpeg' }: NonNullable<CallOptions['file']>): FormData {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(bytes)], { type }), name);
  return form;
}

/** A client as small as the contract allows; it speaks real HTTP. */
export class Api {
  constructor(
    readonly base: string,
    /** Does what a write has promised (checks, notices), so that the next sentence finds it done. */
    private readonly afterWrite: () => Promise<unknown> = () => Promise.resolve(),
  ) {}

  /** The route's answer, or an `ApiError`. */
  async call<R extends RouteSpec>(route: R, input: CallInput<R>, options: CallOptions = {}): Promise<OutputOf<R>> {
    const { status, body } = await this.send(route, input, options);
    if (status >= 400) throw new ApiError(status, body as ErrorBody);
    return body as OutputOf<R>;
  }

  /** Status, headers and body, whatever they are. */
  async send<R extends RouteSpec>(route: R, input: CallInput<R>, options: CallOptions = {}): Promise<Answer> {
    const given = input as Given;
    const key = options.key === undefined && route.idempotent ? randomUUID() : options.key;
    const headers = {
      ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(given.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    };
    const body = options.file ? formOf(options.file) : given.body === undefined ? undefined : JSON.stringify(given.body);
    const answer = await this.fetch(addressOf(route, given), { method: route.method, headers, body });
    if (route.method !== 'GET' && answer.status < 400) await this.afterWrite();
    return answer;
  }

  /** For addresses outside the contract. */
  async fetch(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(`${this.base}${path}`, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
    const body: unknown = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes;
    return { status: response.status, headers: response.headers, body };
  }
}
