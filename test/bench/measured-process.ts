import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port';
import { fire } from './load';

/** A server in a process of its own whose processor time can be asked for. */
export class MeasuredProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(script: string, env: Record<string, string>, readyPath: string): Promise<MeasuredProcess> {
    const port = await freePort();
    const child = fork(script, { execArgv: ['--require', join(__dirname, 'probe.js')], env: { ...process.env, ...env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const measured = new MeasuredProcess(child, port);
    await measured.ready(readyPath);
    return measured;
  }

  /** User and system time so far, in milliseconds. */
  async cpuMs(): Promise<number> {
    const answer = new Promise<NodeJS.CpuUsage>((resolve) => this.child.once('message', (usage) => resolve(usage as NodeJS.CpuUsage)));
    this.child.send('cpu');
    const { user, system } = await answer;
    return (user + system) / 1000;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }

  private async ready(path: string): Promise<void> {
    for (let attempt = 0; attempt < 1200; attempt++) {
      if (this.child.exitCode !== null) throw new Error('the measured server ended before it answered');
      const answered = await fire(undefined, this.port, { method: 'GET', path }).then(() => true, () => false);
      if (answered) return;
      await sleep(100);
    }
    throw new Error('the measured server did not answer within two minutes');
  }
}
