import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const A_YEAR = 'public, max-age=31536000, immutable';
const ALWAYS_ASK = 'no-cache';
/** `js/app.3f2a1b9c.js`: another content has another name. */
const HASHED = /[.-][0-9a-f]{8,}\./;

function filesBelow(dir: string): Set<string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(entries.map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/')));
}

function send(reply: FastifyReply, file: string): FastifyReply {
  return reply.header('cache-control', HASHED.test(file) ? A_YEAR : ALWAYS_ASK).sendFile(file, { cacheControl: false });
}

const isPage = (path: string): boolean => !/^(api|healthz|readyz)(\/|$)/.test(path) && !/\.\w+$/.test(path);

/** The web app: its files, and index.html for every address that is a page of its own. Does nothing before it has been built. */
export async function serveH5(server: FastifyInstance, h5Dir: string): Promise<void> {
  if (!existsSync(join(h5Dir, 'index.html'))) return;
  const files = filesBelow(h5Dir);
  await server.register(fastifyStatic, { root: h5Dir, serve: false });
  server.get('/*', (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (files.has(path)) return send(reply, path);
    return isPage(path) ? send(reply, 'index.html') : reply.callNotFound();
  });
}
