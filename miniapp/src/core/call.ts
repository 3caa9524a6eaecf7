import Taro from '@tarojs/taro';
import { pathOf, type CallInput, type OutputOf, type RouteSpec } from '../../../shared/route';
import { CallError, errorFrom, errorFromTransport } from './call-error';
import { RequestQueue } from './request-queue';
import { serverBase } from './server-base';
import { readToken, renewToken, tokenSettled } from './token';

/** The only file that talks to the network. */
const TIME_LIMIT_MS = 15_000;
const UPLOAD_TIME_LIMIT_MS = 60_000;
const queue = new RequestQueue(8);

export interface CallOptions {
  /** Idempotency key; needed by routes marked `idempotent`. */
  key?: string;
  /** Local path (or blob URL) of the one file an `upload` route takes. */
  file?: string;
  onProgress?: (percent: number) => void;
}

interface LooseInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}
type Needed<R extends RouteSpec> = object extends CallInput<R>
  ? [input?: CallInput<R>, options?: CallOptions]
  : [input: CallInput<R>, options?: CallOptions];

const queryString = (query: Record<string, unknown> = {}): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length ? `?${pairs.map(([k, v]) => `${k}=${encodeURIComponent(String(v))}`).join('&')}` : '';
};

export const urlOf = (route: RouteSpec, { params, query }: LooseInput = {}): string =>
  `${serverBase}/api${pathOf(route, params)}${queryString(query)}`;

const headersFor = (key: string | undefined): Record<string, string> => {
  const token = readToken();
  return { ...(token && { Authorization: `Bearer ${token}` }), ...(key && { 'Idempotency-Key': key }) };
};

interface Answer {
  status: number;
  body: unknown;
}

async function sendJson(route: RouteSpec, input: LooseInput, { key }: CallOptions): Promise<Answer> {
  const answer = await Taro.request<unknown>({
    url: urlOf(route, input),
    method: route.method,
    data: input.body === undefined ? undefined : JSON.stringify(input.body),
    header: { ...headersFor(key), ...(input.body !== undefined && { 'Content-Type': 'application/json' }) },
    timeout: TIME_LIMIT_MS,
    responseType: route.returns === 'file' ? 'arraybuffer' : 'text',
  });
  const isRefusedFile = route.returns === 'file' && answer.statusCode >= 300;
  return { status: answer.statusCode, body: isRefusedFile ? parsed(lettersOf(answer.data)) : answer.data };
}

/** A refusal that came as bytes, because bytes were asked for; WeChat has no TextDecoder. */
const lettersOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null
    ? decodeURIComponent(Array.from(new Uint8Array(data as ArrayBuffer), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
    : data;

const parsed = (text: unknown): unknown => {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

async function sendFile(route: RouteSpec, input: LooseInput, { key, file = '', onProgress }: CallOptions): Promise<Answer> {
  const task = Taro.uploadFile({
    url: urlOf(route, input),
    filePath: file,
    name: 'file',
    header: headersFor(key),
    timeout: UPLOAD_TIME_LIMIT_MS,
  });
  if (onProgress) task.progress(({ progress }) => onProgress(progress));
  const answer = await within(UPLOAD_TIME_LIMIT_MS, task);
  return { status: answer.statusCode, body: parsed(answer.data) };
}

/** Taro's own time limit does not cover a kept photo that cannot be read in the browser: that upload would never end. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('request:fail timeout')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function send(route: RouteSpec, input: LooseInput, options: CallOptions): Promise<Answer> {
  try {
    return await queue.run(() => (options.file ? sendFile : sendJson)(route, input, options));
  } catch (failure) {
    throw errorFromTransport(failure);
  }
}

const resultOf = ({ status, body }: Answer): unknown => {
  if (status >= 200 && status < 300) return body;
  throw errorFrom(status, body);
};

const mayRenew = (route: RouteSpec, error: unknown): boolean =>
  error instanceof CallError &&
  (error.code === 'SESSION_EXPIRED' || (error.code === 'SIGN_IN_NEEDED' && route.access !== 'public'));

/** Calls a route of the contract; throws CallError. Signs in again by itself, once. */
export async function call<R extends RouteSpec>(route: R, ...[input = {} as CallInput<R>, options = {}]: Needed<R>): Promise<OutputOf<R>> {
  if (!SIGN_IN_PATHS.has(route.path)) await tokenSettled();
  const used = readToken();
  const once = async () => resultOf(await send(route, input as LooseInput, options)) as OutputOf<R>;
  try {
    return await once();
  } catch (error) {
    if (!mayRenew(route, error)) throw error;
    // Another call may have renewed it while this one was on its way.
    if (readToken() === used && !(await renewToken())) throw error;
    return once();
  }
}

/** These make the session, so they cannot wait for it. */
const SIGN_IN_PATHS = new Set(['/sessions', '/demo/sessions', '/demo/personas']);
