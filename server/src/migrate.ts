import './node-version';
import { join } from 'node:path';
import { loadConfig } from './core/config/config';
import { openDataSource } from './core/database/data-source';
import { migrate } from './core/database/migrations';
import { entities } from './entities';
import { migrations } from './migrations';
import { startFailure } from './start-failure';

/** `npm run migrate`: brings the configured database up to date. */
async function bringUpToDate(): Promise<void> {
  const { databaseUrl, dataDir } = loadConfig();
  const dataSource = await openDataSource({ databaseUrl, sqliteFile: join(dataDir, 'village.sqlite'), entities }, 'writer');
  const done = await migrate(dataSource, migrations).finally(() => dataSource.destroy());
  process.stdout.write(done.length === 0 ? '数据库已是最新 (up to date)\n' : `已升级数据库:${done.join(', ')} (migrated)\n`);
}

bringUpToDate().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
});
