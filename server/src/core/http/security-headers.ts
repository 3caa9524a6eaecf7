import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config';

/** Taro writes its font-size script into index.html; its hash lets exactly that one run. */
function inlineScriptHashes(h5Dir: string): string[] {
  const file = join(h5Dir, 'index.html');
  if (!existsSync(file)) return [];
  const scripts = [...readFileSync(file, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  return scripts.map(([, text]) => `'sha256-${createHash('sha256').update(text ?? '').digest('base64')}'`);
}

/** Everything comes from this server; styles may be inline because Taro's components set them. */
export async function secureHeaders(server: FastifyInstance, config: Config): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScriptHashes(config.h5Dir)],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        // The browser client reads a photo kept on the phone through its blob URL before it uploads it.
        connectSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.production,
    referrerPolicy: { policy: 'same-origin' },
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(self)');
  });
  // What the app is told may be private; a handler that knows better has said so.
  server.addHook('onSend', async (request, reply) => {
    if (request.routeOptions.config.handled && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}