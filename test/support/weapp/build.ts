import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BUILD = "import('./scripts/prepare.mjs').then((prepare) => prepare.ensureBuilt('weapp'))";

/** Before the weapp tests: builds the package unless what lies there was made from exactly these sources. */
export default function buildWeapp(): void {
  if (process.env['WEAPP_DIR']) return;
  const { status } = spawnSync(process.execPath, ['-e', BUILD], { cwd: join(__dirname, '../../..'), stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The weapp package could not be built; run `npm run build:weapp` to see why');
}
