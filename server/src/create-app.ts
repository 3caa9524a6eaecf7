import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController } from 'fastify';
import type { DestinationStream } from 'pino';
import { AppModule, type AppOptions } from './app.module';
import type { Config } from './core/config/config';
import { Database } from './core/database/database';
import { pendingMigrations } from './core/database/migrations';
import { routesOf } from './core/http/handled-routes';
import { answerHealth } from './core/http/health';
import { serveH5 } from './core/http/h5';
import { readJsonBodies } from './core/http/json-body';
import { createLogger, logRequests, NestLog } from './core/http/logger';
import { limitRates } from './core/http/rate-limits';
import { secureHeaders } from './core/http/security-headers';
import { serveDocs } from './core/openapi/serve-docs';
import { migrations } from './migrations';

const API_VERSION = '1';
const JSON_BYTES = 512 * 1024;
const REQUEST_MS = 120_000;

export interface CreateOptions extends AppOptions {
  /** Where log lines go instead of standard output. */
  logTo?: DestinationStream;
}

async function isReady(app: NestFastifyApplication): Promise<void> {
  const pending = await pendingMigrations(app.get(Database).reader, migrations);
  if (pending.length > 0) throw new Error(`Pending migrations: ${pending.join(', ')}`);
}

export const serverOf = (app: NestFastifyApplication): FastifyInstance => app.getHttpAdapter().getInstance() as unknown as FastifyInstance;

async function dress(app: NestFastifyApplication, config: Config): Promise<void> {
  const server = serverOf(app);
  logRequests(server);
  readJsonBodies(app, server, JSON_BYTES);
  await secureHeaders(server, config);
  await limitRates(server, config.rateLimits);
  await server.register(multipart, { limits: { files: 1 } });
  answerHealth(server, () => isReady(app));
  serveDocs(server, () => routesOf(app), API_VERSION);
  await serveH5(server, config.h5Dir);
}

/** The whole server, not yet listening; `main.ts` and the tests start from here. */
export async function createApp(config: Config, options: CreateOptions = {}): Promise<NestFastifyApplication> {
  const logger = createLogger(config.logLevel, options.logTo);
  const hops = config.trustProxy;
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof hops === 'number' ? (_address, hop) => hop < hops : hops,
    bodyLimit: JSON_BYTES,
    requestTimeout: REQUEST_MS,
    genReqId: () => randomUUID(),
  });
  const nest = { logger: new NestLog(logger), abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, options), adapter, nest);
  app.setGlobalPrefix('api');
  await dress(app, config);
  return app.init();
}
