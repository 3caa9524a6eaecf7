import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) {
  const { main, Told, root } = await import('./steps.mjs');
  const { buildStep, ensurePackages } = await import('./prepare.mjs');
  const { spawnSync } = await import('node:child_process');

  await main(async () => {
    await ensurePackages();
    await buildStep('server');
    const { status } = spawnSync(process.execPath, ['test/bench/run.mjs', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Told('The bench did not finish.');
  });
}
