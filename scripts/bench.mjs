import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) {
  const { main, Told, root } = await import('./steps.mjs');
  const { buildStep, ensurePackages } = await import('./prepare.mjs');
  const { spawnSync } = await import('node:child_process');

  await main(async () => {
    await ensurePackages();
    await buildStep('server');
    const swc = ['swc', 'test/bench', 'test/support/mariadb.ts', 'test/support/free-port.ts', '-d', 'dist', '--config-file', '.swcrc', '--quiet'];
    if (spawnSync('npx', swc, { cwd: root, stdio: 'inherit' }).status !== 0) throw new Told('The bench could not be compiled.');
    const { status } = spawnSync(process.execPath, [`dist/test/bench/${process.argv[2] ?? 'run'}.js`], { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Told('The bench did not finish.');
  });
}
