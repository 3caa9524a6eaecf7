import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) {
  const { main, Told, root } = await import('./steps.mjs');
  const { ensureBuilt, ensurePackages } = await import('./prepare.mjs');
  const { spawnSync } = await import('node:child_process');

  await main(async () => {
    const [file] = process.argv.slice(2);
    if (!file) throw new Told('Which file? npm run villages:import -- FILE.csv');
    await ensurePackages();
    await ensureBuilt('server');
    const command = `${root}/dist/server/src/commands/villages-import.js`;
    process.exitCode = spawnSync(process.execPath, [command, file], { stdio: 'inherit' }).status ?? 1;
  });
}
