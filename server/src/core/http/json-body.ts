import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

type Done = (error: Error | null, body?: unknown) => void;

/** wx.request says `application/json` of requests without a body too; Fastify by itself refuses those. */
export function readJsonBodies(app: NestFastifyApplication, server: FastifyInstance, bodyLimit: number): void {
  const parse = server.getDefaultJsonParser('error', 'error') as (request: FastifyRequest, text: string, done: Done) => void;
  const read = (request: FastifyRequest, bytes: Buffer, done: Done): void => {
    if (bytes.length === 0) done(null, undefined);
    else parse(request, bytes.toString(), done);
  };
  app.useBodyParser('application/json', { bodyLimit }, read as never);
}
