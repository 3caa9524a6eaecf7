import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const FULL_DISK = '磁盘满了,请清出一些空间再运行一次 (the disk is full)';

/** A failure that is told in one sentence, without a stack trace; `detail` is what the failed command printed. */
export class Told extends Error {
  constructor(sentence, detail = '') {
    super(sentence);
    this.detail = detail;
  }
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Runs one piece of work and prints one line for it, with its seconds. */
export async function step(name, work) {
  const since = Date.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`);
  const line = (mark, note) => console.log(`${process.stdout.isTTY ? '\r\x1b[K' : ''}${mark} ${name}${note ? `: ${note}` : ''} (${seconds(since)})`);
  try {
    const note = await work();
    line('✓', typeof note === 'string' ? note : '');
    return note;
  } catch (error) {
    line('✗', '');
    throw error;
  }
}

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (running.size === 0) process.exit(130);
    for (const child of running) child.kill('SIGTERM');
  });
}

/** Runs a command to its end without a stdin; answers its exit code and all it printed. */
export function run(command, args, { env = {}, timeoutMinutes = 15 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMinutes * 60_000 });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; });
    const end = (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: signal ? `${output}\nstopped by ${signal}` : output });
    };
    child.on('error', (error) => end(1, error.message));
    child.on('close', end);
  });
}

/** Like `run`, but a failure is told. */
export async function mustRun(command, args, sentence, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  if (/ENOSPC|no space left/i.test(output)) throw new Told(FULL_DISK);
  throw new Told(sentence, output);
}

/** Runs a whole script; whatever was told is printed and becomes exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    const told = error instanceof Told ? error : new Told(error?.code === 'ENOSPC' ? FULL_DISK : String(error?.stack ?? error));
    if (told.detail) console.error(told.detail.split('\n').slice(-40).join('\n'));
    if (told.message) console.error(told.message);
    process.exitCode = 1;
  }
}
