import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) {
  const { main, Told, root } = await import('./steps.mjs');
  const { ensureBuilt, ensurePackages } = await import('./prepare.mjs');
  const { spawnSync } = await import('node:child_process');
  const { resolve } = await import('node:path');

  await main(async () => {
    const [file] = process.argv.slice(2);
    if (!file) throw new Told('Which file? npm run villages:import -- FILE.csv');
    await ensurePackages();
    await ensureBuilt('server');
    const command = `${root}/dist/server/src/commands/villages-import.js`;
    // npm runs in the project's folder; the file is named from where the person stands.
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
    process.exitCode = spawnSync(process.execPath, [command, path], { cwd: root, stdio: 'inherit' }).status ?? 1;
  });
}
