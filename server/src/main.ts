import './node-version';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { seedDemo } from '../seed/demo';
import { SeedClock } from '../seed/demo/seed-clock';
import { type Config, loadConfig } from './core/config/config';
import { createApp, serverOf } from './create-app';
import { startFailure } from './start-failure';

const STOP_WITHIN_MS = 9_000;

function fail(error: unknown, config?: Config): never {
  process.stderr.write(`${startFailure(error, config?.port)}\n`);
  process.exit(1);
}

/** Takes no new requests, lets the running ones and the jobs end, then closes the database. */
function stopOnSignal(app: NestFastifyApplication): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await app.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

/** A demo tells its story to a fresh database before it opens the door. */
async function createDemo(config: Config): Promise<NestFastifyApplication> {
  const clock = new SeedClock();
  const app = await createApp(config, { clock });
  await seedDemo(app, clock);
  return app;
}

async function start(config: Config): Promise<void> {
  const app = await (config.demo ? createDemo(config) : createApp(config));
  stopOnSignal(app);
  // Nest would log a failure once more, in its own words.
  await serverOf(app).listen({ port: config.port, host: config.host });
}

function configOrFail(): Config {
  try {
    return loadConfig();
  } catch (error) {
    return fail(error);
  }
}

const config = configOrFail();
start(config).catch((error: unknown) => fail(error, config));
