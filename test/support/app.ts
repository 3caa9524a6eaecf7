import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, loadConfig } from '../../server/src/core/config/config';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { createApp, type CreateOptions, serverOf } from '../../server/src/create-app';
import { demoRoutes, type PersonaView } from '../../shared/contract/member';
import { Api } from './api';
import type { OpenDatabase, TestDatabase } from './databases';
import { FixedClock } from './fixed-clock';
import { KeptApps } from './kept-apps';

export interface StartOptions extends Pick<CreateOptions, 'features' | 'logTo'> {
  now?: number | string;
  config?: Partial<Config>;
}

export interface RunningApp {
  app: NestFastifyApplication;
  /** `http://127.0.0.1:<port>` */
  http: string;
  api: Api;
  clock: FixedClock;
  config: Config;
  database: OpenDatabase;
  /** A session token of a demo persona. */
  as(persona: PersonaView['persona']): Promise<string>;
  /** Everything written so far is looked at by the content check. */
  settleChecks(): Promise<unknown>;
  close(): Promise<void>;
}

/** Demo mode, quiet, without rate limits. */
function configFor({ databaseUrl, dataDir }: OpenDatabase, config: Partial<Config> = {}): Config {
  const preset = loadConfig({
    NODE_ENV: 'test', DEMO: 'true', LOG_LEVEL: 'silent', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, H5_DIR: `${dataDir}/no-h5`,
    DATABASE_URL: databaseUrl, SECRET_KEY: 'a secret that only the tests know, 32+',
    RATE_LIMIT_SESSION: '0', RATE_LIMIT_ADDRESS: '0', RATE_LIMIT_SIGN_IN: '0', RATE_LIMIT_UPLOAD: '0',
  });
  return { ...preset, ...config };
}

/** A server that is up, and how to end it with its database. */
export interface StartedApp {
  app: NestFastifyApplication;
  http: string;
  clock: FixedClock;
  config: Config;
  database: OpenDatabase;
  end(): Promise<void>;
}

export const keptApps = new KeptApps();

/** The real server on a database of its own, answering on a free port, at a time that stands still. */
export async function startApp(on: TestDatabase, options: StartOptions = {}): Promise<RunningApp> {
  const { features, logTo, config: own } = options;
  // Whoever asks for a server of another build has one alone.
  const isUsual = !features && !logTo && !own;
  const key = `${on.name} ${new FixedClock(options.now).now()}`;
  const started = isUsual ? await keptApps.take(key, () => start(on, options)) : await start(on, options);
  const { app, http, clock, config, database, end } = started;
  const settleChecks = () => app.get(JobRunner).drain();
  const api = new Api(http, settleChecks);
  const as = async (persona: PersonaView['persona']) => (await api.call(demoRoutes.signInAs, { body: { persona } })).token;
  const close = () => (isUsual ? keptApps.giveBack(key, started) : end());
  return { app, http, api, clock, config, database, as, settleChecks, close };
}

async function start(on: TestDatabase, { now, config: own, features, logTo }: StartOptions): Promise<StartedApp> {
  const database = await on.open();
  const config = configFor(database, own);
  const clock = new FixedClock(now);
  const app = await createApp(config, { clock, ...(features && { features }), ...(logTo && { logTo }) });
  const http = await serverOf(app).listen({ port: 0, host: '127.0.0.1' });
  const end = async () => {
    await app.close();
    await database.drop();
  };
  return { app, http, clock, config, database, end };
}
