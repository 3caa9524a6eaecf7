import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { endpoints, type DoubleCall, type House } from './endpoints';
import { Refused, type WeChatFault } from './errors';
import { Faults, isBroken, type Fault } from './faults';
import { MediaDesk } from './media-desk';
import { People } from './people';
import { Subscriptions } from './subscriptions';
import { Quotas } from './quotas';
import { Tokens } from './tokens';

export interface DoubleOptions {
  appid?: string;
  secret?: string;
  now?: () => number;
}

/** Stands in for WeChat's hosts: checks what they check, and goes wrong when told to. */
export class WeChatDouble {
  readonly calls: DoubleCall[] = [];
  readonly house: House;
  private readonly faults = new Faults();
  private readonly server: Server;
  private readonly late = new Set<NodeJS.Timeout>();

  private constructor({ appid = 'wx0123456789abcdef', secret = 'double-secret', now = Date.now }: DoubleOptions) {
    this.house = { appid, secret, tokens: new Tokens(now), people: new People(now), quotas: new Quotas(now), media: new MediaDesk(), subscriptions: new Subscriptions(), riskyWords: ['法轮'], reviewWords: ['待审'] };
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(options: DoubleOptions = {}): Promise<WeChatDouble> {
    const double = new WeChatDouble(options);
    await new Promise<void>((resolve) => double.server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get appid(): string {
    return this.house.appid;
  }

  get secret(): string {
    return this.house.secret;
  }

  /** What `wx.login` gives this person. */
  issueCode(openid: string, options?: { unionid?: string; blocked?: boolean }): string {
    return this.house.people.issueCode(openid, options);
  }

  fail(path: string, fault: WeChatFault, times = 1): void {
    this.faults.script(path, { kind: 'refuse', fault }, times);
  }

  delay(path: string, ms: number, times = 1): void {
    this.faults.script(path, { kind: 'delay', ms }, times);
  }

  drop(path: string, times = 1): void {
    this.faults.script(path, { kind: 'drop' }, times);
  }

  lose(path: string, times = 1): void {
    this.faults.script(path, { kind: 'lose' }, times);
  }

  gatewayPage(path: string, status = 502, times = 1): void {
    this.faults.script(path, { kind: 'page', status }, times);
  }

  callsTo(path: string): DoubleCall[] {
    return this.calls.filter((call) => call.path === path);
  }

  /** Forgets calls and scripted faults; people, codes and tokens stay. */
  reset(): void {
    this.calls.length = 0;
    this.faults.clear();
  }

  async stop(): Promise<void> {
    for (const timer of this.late) clearTimeout(timer);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://wechat');
    const contentType = request.headers['content-type'] ?? '';
    const query = Object.fromEntries(url.searchParams);
    const call = { method: request.method ?? '', path: url.pathname, query, contentType, body: await text(request) };
    this.calls.push(call);
    const fault = this.faults.next(call.path);
    if (fault && isBroken(fault)) return this.breakOff(fault, call, response);
    if (fault?.kind === 'delay') await this.wait(fault.ms);
    this.send(response, call, fault?.kind === 'refuse' ? fault.fault : undefined);
  }

  private breakOff(fault: Fault, call: DoubleCall, response: ServerResponse): void {
    if (fault.kind === 'page') return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
    if (fault.kind === 'lose') this.answer(call);
    response.destroy();
  }

  private send(response: ServerResponse, call: DoubleCall, fault?: WeChatFault): void {
    const endpoint = endpoints[call.path];
    if (!endpoint) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': endpoint.contentType });
    const answer = JSON.stringify(fault ? new Refused(fault.errcode, fault.errmsg).body : this.answer(call));
    response.end(answer.replace(/("msgid":)"(\d+)"/, '$1$2'));
  }

  private answer(call: DoubleCall): object {
    try {
      return endpoints[call.path]!.answer(this.house, call);
    } catch (error) {
      if (error instanceof Refused) return error.body;
      throw error;
    }
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.late.add(setTimeout(resolve, ms)));
  }
}
