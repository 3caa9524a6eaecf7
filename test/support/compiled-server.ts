import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(__dirname, '../..');
const READY_WITHIN_MS = 20_000;

export interface StartedServer {
  child: ChildProcess;
  /** What it said on standard error, once it has ended. */
  ended: Promise<{ code: number | null; said: string }>;
}

/** The server compiled as for the operator, in a folder of its own, each start a process of its own. */
export class CompiledServer {
  private readonly started: ChildProcess[] = [];
  readonly home = mkdtempSync(join(tmpdir(), 'village-compiled-'));

  constructor() {
    const from = ['server/src', 'server/seed', 'shared', '-d', this.home, '--config-file', '.swcrc', '--copy-files', '--quiet'];
    execFileSync(join(root, 'node_modules/.bin/swc'), from, { cwd: root });
    symlinkSync(join(root, 'node_modules'), join(this.home, 'node_modules'));
  }

  start(port: number, env: Record<string, string> = {}): StartedServer {
    const settings = { PATH: process.env['PATH'], PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(this.home, 'data'), LOG_LEVEL: 'warn', ...env };
    const child = spawn(process.execPath, [join(this.home, 'server/src/main.js')], { env: settings });
    this.started.push(child);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    return { child, ended: once(child, 'exit').then(([code]) => ({ code: code as number | null, said })) };
  }

  killAll(): void {
    this.started.splice(0).forEach((child) => child.kill('SIGKILL'));
  }

  remove(): void {
    this.killAll();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Milliseconds until the server answers. */
export async function untilReady(port: number): Promise<number> {
  const begun = Date.now();
  while (Date.now() - begun < READY_WITHIN_MS) {
    const ok = await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false);
    if (ok) return Date.now() - begun;
    await pause(20);
  }
  throw new Error('The server did not become ready');
}
