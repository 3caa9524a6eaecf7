import { Tally, check, finish, jest, npmRun } from './checks.mjs';
import { ensureBuilt, ensurePackages } from './prepare.mjs';
import { main } from './steps.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** A third of the time they wait for a disk, or for a browser to draw. */
const BUNDLED = { workers: 3, env: { BUNDLES: 'yes' } };

const checkSources = async (tally) => {
  for (const script of ['types', 'lint']) await check(tally, script, npmRun(script));
};

const build = (tally) => (name) => check(tally, `build ${name}`, () => ensureBuilt(name));

export const runAll = () => main(async () => {
  const tally = new Tally();
  await ensurePackages();
  await ensureSystemPackages();
  await Promise.all(['server', 'h5', 'weapp'].map(build(tally)));
  await checkSources(tally);
  await jest(tally, ['architecture', 'unit', 'migration']);
  await jest(tally, ['api', 'endurance'], BUNDLED);
  await jest(tally, ['web'], BUNDLED);
  await jest(tally, ['weapp'], { ...BUNDLED, workers: 2 });
  finish(tally);
});

export const runQuick = () => main(async () => {
  const tally = new Tally();
  await ensurePackages();
  await checkSources(tally);
  await jest(tally, ['architecture', 'unit', 'api'], { ...BUNDLED, env: { ...BUNDLED.env, TEST_DATABASES: 'sqlite' } });
  finish(tally);
});
