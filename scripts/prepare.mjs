import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Told, mustRun, root, step } from './steps.mjs';

const at = (...parts) => join(root, ...parts);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/** npm notes what it installed in a hidden lock file; the two are compared package by package. */
function packagesAreInstalled() {
  const installed = packagesOf(at('node_modules', '.package-lock.json'));
  const serverOnly = process.env.NODE_ENV === 'production';
  return Object.entries(packagesOf(at('package-lock.json'))).every(([path, { version, optional, dev, devOptional, peer, link }]) =>
    path === '' || optional || devOptional || peer || link || (serverOnly && dev) || installed[path]?.version === version);
}

export async function ensurePackages() {
  if (packagesAreInstalled()) return;
  await step('npm packages', async () => {
    await mustRun(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], 'npm could not install the packages; is there a network?');
  });
}

/** Made by builds, not read by them. */
const MADE = ['dist', 'node_modules', '.swc'];

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) if (!MADE.includes(name)) yield* filesUnder(join(path, name));
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) for (const file of filesUnder(at(input))) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

const client = (name) => ({
  script: `build:${name}`,
  inputs: ['miniapp', 'shared', 'scripts/taro.mjs', 'package-lock.json'],
  clean: [`miniapp/dist/${name}`],
});

/** What can be built: from which sources, into which file, and what is thrown away first. */
const builds = {
  server: {
    label: 'server build',
    script: 'build:server',
    inputs: ['server', 'shared', '.swcrc', 'package-lock.json'],
    output: 'dist/server/src/main.js',
    clean: ['dist/server', 'dist/shared'],
  },
  h5: { label: 'web pages (H5) build', output: 'miniapp/dist/h5/index.html', ...client('h5') },
  weapp: { label: 'mini-program (weapp) build', output: 'miniapp/dist/weapp/app.json', ...client('weapp') },
};

async function build({ label, script, output, clean }, stamp, hash) {
  rmSync(stamp, { force: true });
  for (const folder of clean) rmSync(at(folder), { recursive: true, force: true });
  const printed = await mustRun(npm, ['run', '--silent', script], `The ${label} failed; what it printed is above.`);
  if (!existsSync(at(output))) throw new Told(`The ${label} ended without ${output}.`, printed);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Builds `server`, `h5` or `weapp` unless what lies there was made from exactly these sources. */
export async function ensureBuilt(name) {
  const target = builds[name];
  const stamp = at('dist', `.${name}-inputs`);
  const hash = hashOf(target.inputs);
  if (existsSync(at(target.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'unchanged';
  return build(target, stamp, hash);
}

/** The same, with its progress line. */
export const buildStep = (name) => step(builds[name].label, () => ensureBuilt(name));
