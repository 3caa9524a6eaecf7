// Registries that mirror only some platforms make npm leave the other platforms' binaries out of package-lock.json, and `npm ci` then
// refuses the whole lock. This adds what is missing, from the exact versions the parents ask for. Run it after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** Where Node would look for `name` from inside `from`, nearest first. */
function* places(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    yield `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (!folder) return;
  }
}

const OS = { darwin: 'darwin', linux: 'linux', linuxmusl: 'linux', win32: 'win32', android: 'android', freebsd: 'freebsd', openharmony: 'openharmony' };
const CPU = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'arm'];

/** `@swc/core-linux-arm64-musl` → os linux, cpu arm64. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => OS[word]).find(Boolean);
  const cpu = CPU.find((one) => words.includes(one)) ?? (/armv?\d*|arm-/.test(name) ? 'arm' : undefined);
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) };
}

const exact = /^\d+\.\d+\.\d+[\w.-]*$/;
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!path || !exact.test(version)) continue;
    const known = [...places(path, name)].map((place) => lock.packages[place]).find(Boolean);
    if (known?.version === version) continue;
    const platform = platformOf(name);
    if (!platform.os && !platform.cpu) continue;
    const flags = { ...(entry.dev && { dev: true }), ...(entry.devOptional && { devOptional: true }) };
    lock.packages[`${path}/node_modules/${name}`] = { version, ...platform, ...flags, optional: true };
    added++;
  }
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to package-lock.json`);
