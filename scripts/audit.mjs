import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) {
  const { main, root } = await import('./steps.mjs');
  const { ensureBuilt, ensurePackages } = await import('./prepare.mjs');
  const { spawnSync } = await import('node:child_process');

  await main(async () => {
    await ensurePackages();
    await ensureBuilt('server');
    const command = `${root}/dist/server/src/commands/audit.js`;
    process.exitCode = spawnSync(process.execPath, [command, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 2;
  });
}
