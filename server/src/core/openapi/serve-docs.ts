import type { FastifyInstance } from 'fastify';
import type { HandledRoute } from '../http/handled-routes';
import { docsPage } from './docs-page';
import { openApiOf } from './openapi';

interface Docs {
  json: string;
  page: string;
}

/** Drawn at the first question, so that the start stays quick. */
export function serveDocs(server: FastifyInstance, routes: () => readonly HandledRoute[], version: string): void {
  let drawn: Docs | undefined;
  const draw = (): Docs => {
    const document = openApiOf(routes(), version);
    return { json: JSON.stringify(document), page: docsPage(document) };
  };
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send((drawn ??= draw()).json));
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send((drawn ??= draw()).page));
}
