import { randomBytes, randomUUID } from 'node:crypto';
import { demand } from './errors';
import type { MediaDesk } from './media-desk';
import type { People } from './people';
import type { Quotas } from './quotas';
import type { Subscriptions } from './subscriptions';
import type { Tokens } from './tokens';

export interface DoubleCall {
  method: string;
  path: string;
  query: Record<string, string>;
  contentType: string;
  /** The raw body. */
  body: string;
}

export interface House {
  appid: string;
  secret: string;
  tokens: Tokens;
  people: People;
  subscriptions: Subscriptions;
  quotas: Quotas;
  media: MediaDesk;
  /** Words that make a text risky, or worth a person's look. */
  riskyWords: string[];
  reviewWords: string[];
}

export interface Endpoint {
  contentType: string;
  answer(house: House, call: DoubleCall): object;
}

const JSON_TYPE = 'application/json; encoding=utf-8';

function jsonBody(call: DoubleCall): Record<string, unknown> {
  demand(call.method === 'POST', 43002);
  demand(call.body.length > 0, 44002);
  const value = parse(call.body);
  demand(typeof value === 'object' && value !== null && !Array.isArray(value), 47001);
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkApp(house: House, given: { appid?: unknown; secret?: unknown }): void {
  demand(given.appid, 41002);
  demand(given.secret, 41004);
  demand(given.appid === house.appid, 40013);
  demand(given.secret === house.secret, 40125);
}

const stableToken: Endpoint = {
  contentType: JSON_TYPE,
  answer(house, call) {
    const body = jsonBody(call);
    demand(body.grant_type === 'client_credential', 40002);
    checkApp(house, body);
    demand(body.force_refresh === undefined || typeof body.force_refresh === 'boolean', 47001);
    return house.tokens.get(body.force_refresh === true);
  },
};

const codeToSession: Endpoint = {
  contentType: 'text/plain',
  answer(house, { query }) {
    checkApp(house, query);
    demand(query.grant_type === 'authorization_code', 40002);
    demand(query.js_code, 41008);
    return { session_key: randomBytes(16).toString('base64'), ...house.people.redeem(query.js_code) };
  },
};

const textCheck: Endpoint = {
  contentType: JSON_TYPE,
  answer(house, call) {
    house.tokens.check(call.query.access_token);
    const { content, version, scene, openid } = jsonBody(call);
    demand(typeof content === 'string' && content !== '' && Array.from(content).length <= 2_500, 40097);
    demand(version === 2 && [1, 2, 3, 4].includes(scene as number), 40097);
    demand(typeof openid === 'string', 40003);
    house.quotas.count(call.path);
    house.people.checkActive(openid);
    const result = judge(house, content);
    const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }];
    return { errcode: 0, errmsg: 'ok', trace_id: randomUUID(), result, detail };
  },
};

const mediaCheck: Endpoint = {
  contentType: JSON_TYPE,
  answer(house, call) {
    house.tokens.check(call.query.access_token);
    const body = jsonBody(call);
    house.quotas.count(call.path);
    demand(typeof body.openid === 'string', 40003);
    house.people.checkActive(body.openid);
    return { errcode: 0, errmsg: 'ok', trace_id: house.media.ask(body).traceId };
  },
};

function judge(house: House, content: string): { suggest: string; label: number } {
  if (house.riskyWords.some((word) => content.includes(word))) return { suggest: 'risky', label: 20001 };
  if (house.reviewWords.some((word) => content.includes(word))) return { suggest: 'review', label: 21000 };
  return { suggest: 'pass', label: 100 };
}

const subscribeSend: Endpoint = {
  contentType: JSON_TYPE,
  answer(house, call) {
    house.tokens.check(call.query.access_token);
    return house.subscriptions.send(jsonBody(call));
  },
};

export const endpoints: Record<string, Endpoint> = {
  '/cgi-bin/message/subscribe/send': subscribeSend,
  '/cgi-bin/stable_token': stableToken,
  '/sns/jscode2session': codeToSession,
  '/wxa/msg_sec_check': textCheck,
  '/wxa/media_check_async': mediaCheck,
};
