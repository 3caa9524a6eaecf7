import { startMariaDb, type PrivateServer } from './mariadb';

declare global {
  var testMariaDb: PrivateServer | undefined;
}

/** Once a jest run, however many projects ask for it. */
export default async function startDatabases(): Promise<void> {
  if (process.env['TEST_DATABASES'] === 'sqlite' || globalThis.testMariaDb) return;
  globalThis.testMariaDb = await startMariaDb();
  process.env['TEST_MARIADB_PORT'] = String(globalThis.testMariaDb.port);
}
