import { z } from 'zod';
import { regionLevel } from '../domain/regions';
import { route } from '../route';
import { Id, Instant, Words } from './common';

export const ApiKeyView = z.object({
  keyId: Id,
  /** Whose system it is. */
  name: z.string(),
  /** The key's last letters; the rest nobody can read again. */
  hint: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  createdAt: Instant,
  revokedAt: Instant.nullable(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

/** Live keys of a county. */
export const KEYS_AT_MOST = 50;

export const apiKeyErrors = {
  API_KEY_NOT_YOUR_COUNTY: { status: 403, message: '只能管自己县区的接口密钥' },
  API_KEY_REGION_UNKNOWN: { status: 422, message: '没有找到这个区划,请核对本县的县、乡镇或村代码' },
  API_KEY_TOO_MANY: { status: 409, message: `在用的密钥已有 ${KEYS_AT_MOST} 个,请先停用不用的` },
} as const;
const { API_KEY_NOT_YOUR_COUNTY, API_KEY_REGION_UNKNOWN, API_KEY_TOO_MANY } = apiKeyErrors;

export const apiKeyRoutes = {
  list: route({
    method: 'GET', path: '/counties/:countyCode/api-keys', access: 'api-key:manage', summary: 'Keys of other systems in a county, newest first, 200 at most.',
    returns: z.object({ items: z.array(ApiKeyView) }), errors: { API_KEY_NOT_YOUR_COUNTY },
  }),
  /** Not idempotent: an answer kept for a key would keep the secret as well. */
  create: route({
    method: 'POST', path: '/counties/:countyCode/api-keys', access: 'api-key:manage', summary: 'A key for another system; shown this once only.',
    body: z.object({
      name: Words(20, '请写是哪个系统'),
      regionCode: z.string().trim().refine((code) => regionLevel(code) !== undefined, '请写 6 位县、9 位乡镇或 12 位村代码'),
    }),
    returns: z.object({ key: z.string(), view: ApiKeyView }), errors: { API_KEY_NOT_YOUR_COUNTY, API_KEY_REGION_UNKNOWN, API_KEY_TOO_MANY },
  }),
  revoke: route({
    method: 'POST', path: '/counties/:countyCode/api-keys/:keyId/revocation', access: 'api-key:manage', summary: 'Refuse a key from now on.',
    returns: ApiKeyView, errors: { API_KEY_NOT_YOUR_COUNTY },
  }),
};
