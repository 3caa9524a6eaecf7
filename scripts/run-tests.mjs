import { Tally, check, finish, jest, npmRun } from './checks.mjs';
import { ensureBuilt, ensurePackages } from './prepare.mjs';
import { main } from './steps.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** Two that use one core each are done side by side. */
async function checkSources(tally) {
  await Promise.all(['types', 'lint'].map((name) => check(tally, name, npmRun(name))));
  await jest(tally, 'architecture');
}

export const runAll = () => main(async () => {
  const tally = new Tally();
  await ensurePackages();
  await ensureSystemPackages();
  for (const name of ['server', 'h5', 'weapp']) await check(tally, `build ${name}`, () => ensureBuilt(name));
  await checkSources(tally);
  for (const project of ['unit', 'migration']) await jest(tally, project);
  // A third of the time they wait for a disk.
  await jest(tally, 'api', { workers: 3, env: { API_BUNDLES: 'yes' } });
  await jest(tally, 'web');
  await jest(tally, 'weapp', { workers: 1 });
  finish(tally);
});

export const runQuick = () => main(async () => {
  const tally = new Tally();
  await ensurePackages();
  await checkSources(tally);
  await jest(tally, 'unit');
  await jest(tally, 'api', { workers: 3, env: { API_BUNDLES: 'yes', TEST_DATABASES: 'sqlite' } });
  finish(tally);
});
