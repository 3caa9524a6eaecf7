/** `node scripts/taro.mjs weapp|h5`: builds the client into miniapp/dist/<target> and prints what it weighs. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const miniapp = join(root, 'miniapp');
const target = process.argv[2] ?? 'weapp';
if (!['weapp', 'h5'].includes(target)) {
  console.error('usage: node scripts/taro.mjs weapp|h5');
  process.exit(2);
}

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
const bytesOf = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);
const kB = (bytes) => `${(bytes / 1024).toFixed(0)} kB`;

const out = join(miniapp, 'dist', target);
rmSync(out, { recursive: true, force: true });
const built = spawnSync(process.execPath, [join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', target], {
  cwd: miniapp,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target, DO_NOT_TRACK: '1' },
});
const said = `${built.stdout}\n${built.stderr}`;
if (built.status !== 0 || !existsSync(join(out, target === 'h5' ? 'index.html' : 'app.json'))) {
  console.error(said);
  process.exit(built.status || 1);
}
const warnings = said.split('\n').filter((line) => /warning/i.test(line));
if (warnings.length) console.warn(warnings.slice(0, 20).join('\n'));

const files = filesUnder(out);
if (target === 'h5') {
  console.log(`h5: ${kB(bytesOf(files))} in ${files.length} files, scripts ${kB(bytesOf(files.filter((f) => f.endsWith('.js'))))}`);
} else {
  const app = JSON.parse(readFileSync(join(out, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map((sub) => join(out, sub.root));
  const inRoot = (folder) => files.filter((file) => file.startsWith(folder));
  const main = files.filter((file) => !roots.some((folder) => file.startsWith(folder)));
  console.log(`weapp main package: ${kB(bytesOf(main))} (limit 2048 kB, aim 1536 kB)`);
  for (const folder of roots) console.log(`  ${folder.slice(out.length + 1)}: ${kB(bytesOf(inRoot(folder)))}`);
  if (bytesOf(main) > 1536 * 1024) process.exitCode = 1;
}
