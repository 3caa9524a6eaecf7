import { createCipheriv, createHash, randomBytes } from 'node:crypto';

export interface PushSettings {
  /** Where the server under test listens. */
  http: string;
  appid: string;
  token: string;
  aesKey: string;
}

const sha1 = (...parts: string[]): string => createHash('sha1').update([...parts].sort().join('')).digest('hex');

/** Sealed as WeChat seals: random(16) + length(4) + message + appid, padded to blocks of 32. */
export function seal(aesKey: string, appid: string, message: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const body = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([randomBytes(16), length, body, Buffer.from(appid)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
}

export interface Sent {
  status: number;
  text: string;
}

async function ask(url: URL, init?: RequestInit): Promise<Sent> {
  const response = await fetch(url, init);
  return { status: response.status, text: await response.text() };
}

function address(to: PushSettings, query: Record<string, string>): URL {
  const url = new URL('/api/wechat/push', to.http);
  url.search = new URLSearchParams(query).toString();
  return url;
}

/** What WeChat's console does when the operator saves the address. */
export function checkAddress(to: PushSettings, echostr = '4375120948345356249'): Promise<Sent> {
  const [timestamp, nonce] = ['1714036504', '1514711492'];
  return ask(address(to, { signature: sha1(to.token, timestamp, nonce), timestamp, nonce, echostr }));
}

/** Pushes one message in secure mode. */
export function push(to: PushSettings, message: object): Promise<Sent> {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(4).readUInt32BE().toString()];
  const Encrypt = seal(to.aesKey, to.appid, JSON.stringify(message));
  const query = { signature: sha1(to.token, timestamp, nonce), timestamp, nonce, openid: 'oPusher', encrypt_type: 'aes', msg_signature: sha1(to.token, timestamp, nonce, Encrypt) };
  return ask(address(to, query), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ToUserName: 'gh_1', Encrypt }) });
}
