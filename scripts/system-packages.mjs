import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Told, mustRun, run, step } from './steps.mjs';

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];

const isRunnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const haveProgram = (...names) => names.some((name) => folders.some((folder) => isRunnable(join(folder, name))));

async function haveChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  const { code, output } = await run('fc-list', [':lang=zh']);
  return code === 0 && output.trim() !== '';
}

/** What the tests need beyond npm: a database server of their own, a browser, and glyphs for the screenshots. */
async function missingPackages() {
  const missing = [];
  if (!haveProgram('mariadbd', 'mysqld')) missing.push('mariadb-server');
  if (!haveProgram('chromium', 'chromium-browser', 'google-chrome')) missing.push('chromium');
  if (!(await haveChineseFont())) missing.push('fonts-noto-cjk');
  return missing;
}

const mayInstall = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

export async function ensureSystemPackages() {
  const missing = await missingPackages();
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!mayInstall()) {
    throw new Told(`The tests also need ${missing.join(', ')}. On Debian, as root: apt-get update && ${command}. Then run npm test again.`);
  }
  await step(`system packages ${missing.join(', ')}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await mustRun('apt-get', ['update'], 'apt-get update failed; is there a network?', { env });
    await mustRun('apt-get', command.split(' ').slice(1), `${command} failed.`, { env });
  });
}
