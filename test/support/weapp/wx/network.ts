import { basename } from 'node:path/posix';
import { WxFailure, type AppRun } from '../app-run';
import { FileTrouble } from '../phone/files';
import type { Phone } from '../phone/phone';
import { BUILT_FOR } from '../package';

interface Request {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
  timeout?: number;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
}
interface Upload extends Request {
  filePath: string;
  name: string;
  formData?: Record<string, string>;
}
interface Answer {
  statusCode: number;
  header: Record<string, string>;
  bytes: Buffer;
}

/** PATCH is not among them. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const AT_ONCE = 10;
const NO_SIGNAL = '-106:net::ERR_INTERNET_DISCONNECTED';
const TIME_LIMIT_MS = 60_000;

/** Requests, uploads and downloads of one run share the ten places. */
class Line {
  private underWay = new Set<AbortController>();

  constructor(private readonly phone: Phone) {
    phone.network.listeners.add((online) => online || this.cut());
  }

  cut = (): void => this.underWay.forEach((call) => call.abort());

  async send(url: string, init: RequestInit, call: AbortController, limitMs = TIME_LIMIT_MS): Promise<Answer> {
    if (this.underWay.size >= AT_ONCE) throw new WxFailure(`exceed max task count ${AT_ONCE}`);
    if (!this.phone.network.online) throw new WxFailure(NO_SIGNAL);
    this.underWay.add(call);
    const limit = setTimeout(() => call.abort('timeout'), limitMs);
    try {
      return await this.fetched(url, { ...init, signal: call.signal });
    } finally {
      clearTimeout(limit);
      this.underWay.delete(call);
    }
  }

  private async fetched(url: string, init: RequestInit): Promise<Answer> {
    const address = this.addressOf(url);
    this.phone.network.asked.push(`${init.method} ${address}`);
    const headers = { ...(init.headers as object), referer: 'https://servicewechat.com/wx0123456789abcdef/1/page-frame.html' };
    const answer = await this.heard(fetch(`${this.phone.server}${address}`, { ...init, headers }));
    if (this.phone.network.takeLoss(`${init.method} ${address}`)) throw new WxFailure('timeout');
    return answer;
  }

  private async heard(asked: Promise<Response>): Promise<Answer> {
    try {
      const response = await asked;
      return { statusCode: response.status, header: Object.fromEntries(response.headers), bytes: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      throw new WxFailure(error === 'timeout' ? 'timeout' : this.phone.network.online ? 'abort' : NO_SIGNAL);
    }
  }

  /** Only our own server is on the list of domains. */
  private addressOf(url: string): string {
    if (!url.startsWith(`${BUILT_FOR}/`)) throw new WxFailure(`url not in domain list: ${url}`);
    return url.slice(BUILT_FOR.length);
  }
}

const lower = (header: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]));

function initOf({ method = 'GET', data, header }: Request): RequestInit {
  if (!METHODS.includes(method)) throw new WxFailure(`invalid method "${method}"`);
  // WeChat says so even of a request without a body.
  const headers = { 'content-type': 'application/json', ...lower(header) };
  if (data === undefined || method === 'GET') return { method, headers };
  return { method, headers, body: typeof data === 'string' ? data : JSON.stringify(data) };
}

function dataOf({ dataType = 'json', responseType = 'text' }: Request, bytes: Buffer): unknown {
  if (responseType === 'arraybuffer') return new Uint8Array(bytes).buffer;
  const text = bytes.toString();
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function formOf({ filePath, name, formData = {} }: Upload, { files }: Phone): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(formData)) form.append(field, value);
  try {
    form.append(name, new Blob([new Uint8Array(files.read(filePath))]), basename(filePath));
  } catch (error) {
    throw error instanceof FileTrouble ? new WxFailure(`file not found: ${filePath}`) : error;
  }
  return form;
}

const taskOf = (call: AbortController) => ({
  abort: () => call.abort('abort'),
  onProgressUpdate: () => undefined,
  offProgressUpdate: () => undefined,
  onHeadersReceived: () => undefined,
  offHeadersReceived: () => undefined,
});

/** A call that can be broken off: starts it and hands its task over. */
const task = <O extends Request>(run: AppRun, name: string, work: (options: O, call: AbortController) => Promise<object>) => (options: O) => {
  const call = new AbortController();
  void run.answer(name, options, () => work(options, call));
  return taskOf(call);
};

function statusApis(run: AppRun, { network }: Phone): Record<string, unknown> {
  const state = () => ({ networkType: network.online ? '4g' : 'none', isConnected: network.online });
  const listeners = new Map<unknown, (online: boolean) => void>();
  return {
    getNetworkType: run.api('getNetworkType', state),
    onNetworkStatusChange: (tell: (state: object) => void) => {
      const listener = () => tell(state());
      listeners.set(tell, listener);
      network.listeners.add(listener);
    },
    offNetworkStatusChange: (tell: unknown) => network.listeners.delete(listeners.get(tell)!),
  };
}

/** wx.request, wx.uploadFile, wx.downloadFile and the state of the network. */
export function networkApis(run: AppRun, phone: Phone): Record<string, unknown> {
  phone.network.listeners.clear();
  const line = new Line(phone);
  return {
    ...statusApis(run, phone),
    request: task<Request>(run, 'request', async (options, call) => {
      const { bytes, ...answer } = await line.send(options.url, initOf(options), call, options.timeout);
      return { ...answer, data: dataOf(options, bytes), cookies: [] };
    }),
    uploadFile: task<Upload>(run, 'uploadFile', async (options, call) => {
      const init = { method: 'POST', headers: lower(options.header), body: formOf(options, phone) };
      const { bytes, ...answer } = await line.send(options.url, init, call, options.timeout);
      return { ...answer, data: bytes.toString() };
    }),
    downloadFile: task<Request>(run, 'downloadFile', async (options, call) => {
      const { bytes, statusCode } = await line.send(options.url, { method: 'GET', headers: lower(options.header) }, call, options.timeout);
      return { statusCode, tempFilePath: phone.files.addTemp(bytes) };
    }),
  };
}
