import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildStep, ensurePackages } from './prepare.mjs';
import { Told, main, root, step } from './steps.mjs';

const demo = (process.env.DEMO ?? String(process.env.NODE_ENV !== 'production')) === 'true';
const port = Number(process.env.PORT ?? 3000);
const address = `http://localhost:${port}`;
const READY_WITHIN_MS = 180_000;

const portSentence = (code) => (code === 'EADDRINUSE'
  ? `端口 ${port} 已被别的程序占用,请先关掉它,或换一个端口:PORT=3001 npm start (port ${port} is in use)`
  : `端口 ${port} 打不开(${code}),请换一个端口:PORT=3001 npm start (port ${port} cannot be opened)`);

/** Asked before the long steps, so that nobody waits minutes to hear it. */
function assertPortIsFree() {
  return new Promise((resolve, reject) => {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Told('PORT 要填 1 到 65535 之间的整数 (PORT must be a whole number)');
    const probe = createServer();
    probe.once('error', ({ code }) => reject(new Told(portSentence(code))));
    probe.listen({ port, host: process.env.HOST }, () => probe.close(resolve));
  });
}

function launch() {
  const child = spawn(process.execPath, [join(root, 'dist/server/src/main.js')], {
    cwd: root,
    env: { LOG_LEVEL: demo ? 'warn' : 'info', ...process.env, PORT: String(port), DEMO: String(demo) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, error }));
    child.once('exit', (code, signal) => resolve({ code: code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1) }));
  });
  return { child, ended };
}

/** Ctrl-C reaches the server too; it gets ten seconds to finish what it is doing. */
function stopWith(server) {
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.child.kill('SIGTERM');
    setTimeout(() => server.child.kill('SIGKILL'), 10_000).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => stopping;
}

const answers = (path) => fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000) });

async function ready(server) {
  const until = Date.now() + READY_WITHIN_MS;
  let over = false;
  server.ended.then(() => { over = true; });
  while (!over && Date.now() < until) {
    if (await answers('/readyz').then((answer) => answer.ok, () => false)) return true;
    await pause(50);
  }
  if (over) return false;
  server.child.kill('SIGTERM');
  throw new Told('服务三分钟还没有准备好,已停下 (the server was not ready in three minutes)');
}

async function introduce() {
  console.log(`\n  ${address}\n`);
  if (!demo) return;
  const { items = [] } = await answers('/api/demo/personas').then((answer) => answer.json());
  console.log('  This is a demo (演示): a stand-in answers in place of WeChat, and the people and reports are made up.');
  console.log('  The villages are real. Sign in as one of these (演示身份):\n');
  for (const { persona, name, does } of items) console.log(`    ${persona.padEnd(15)} ${name}  ${does}`);
  console.log('\n  Ctrl-C stops it.');
}

async function serve() {
  const server = launch();
  const stopping = stopWith(server);
  let up = false;
  await step('server', async () => {
    up = await ready(server);
    // The server has said why, in one sentence.
    if (!up && !stopping()) throw new Told('');
  });
  if (up) await introduce().catch((error) => console.error(`  The demo personas could not be read: ${error.message}`));
  const { code, error } = await server.ended;
  if (error) throw new Told(`The server could not be started: ${error.message}`);
  process.exitCode = stopping() ? 0 : code;
}

await main(async () => {
  await assertPortIsFree();
  await ensurePackages();
  await buildStep('server');
  await buildStep('h5');
  await serve();
});
