import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { commonErrors } from '../../../../shared/errors';
import type { RouteSpec } from '../../../../shared/route';
import type { Config } from '../config/config';
import { Refusal } from './refusal';

type Limits = Config['rateLimits'];
type Check = (request: FastifyRequest) => Promise<void>;

const KEPT_KEYS = 50_000;
const nobodyLimited: Check = () => Promise.resolve();

/** Hashed, so that a memory dump holds no tokens. */
function sessionOrAddress(request: FastifyRequest): string {
  const token = request.headers.authorization;
  return token ? createHash('sha256').update(token).digest('base64') : request.ip;
}

/** Writing without a session is how people sign in, and how passwords and codes are guessed; other programs bring a signature or a key. */
const isSignIn = (route: RouteSpec): boolean => route.access === 'public' && route.method !== 'GET' && !route.serverOnly;

function tooMany(seconds: number): Refusal {
  const { status, message } = commonErrors.TOO_MANY_REQUESTS;
  return new Refusal('TOO_MANY_REQUESTS', status, message, undefined, Math.max(1, seconds));
}

function checker(server: FastifyInstance, max: number, keyGenerator: (request: FastifyRequest) => string): Check {
  if (max === 0) return nobodyLimited;
  const limit = server.createRateLimit({ max, timeWindow: '1 minute', keyGenerator });
  return async (request) => {
    const answer = await limit(request);
    if (!answer.isAllowed && answer.isExceeded) throw tooMany(answer.ttlInSeconds);
  };
}

/** Counted in this process's memory: n processes allow n times as much, which is still a limit. */
export async function limitRates(server: FastifyInstance, limits: Limits): Promise<void> {
  await server.register(rateLimit, { global: false, cache: KEPT_KEYS });
  const byAddress = checker(server, limits.address, (request) => request.ip);
  const bySession = checker(server, limits.session, sessionOrAddress);
  const bySignIn = checker(server, limits.signIn, (request) => request.ip);
  const byUpload = checker(server, limits.upload, sessionOrAddress);
  server.addHook('onRequest', async (request) => {
    await byAddress(request);
    const route = request.routeOptions.config.handled;
    if (!route) return;
    if (request.headers.authorization) await bySession(request);
    if (isSignIn(route)) await bySignIn(request);
    if (route.upload) await byUpload(request);
  });
}
