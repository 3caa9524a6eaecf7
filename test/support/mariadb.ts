import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePort } from './free-port';

const START_TIMEOUT_MS = 60_000;

export interface PrivateServer {
  port: number;
  stop(): Promise<void>;
}

/** A MariaDB of the tests' own: its own folder, socket and port, keeping every commit as a real one does. `memory`: of its buffer pool; `timers`: it remembers how long statements took. */
export async function startMariaDb({ memory = '64M', timers = false } = {}): Promise<PrivateServer> {
  const folder = mkdtempSync(join(tmpdir(), 'village-mariadb-'));
  const data = join(folder, 'data');
  const asUser = ownedByMysql(folder);
  const plain = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, `--tmpdir=${folder}`, ...asUser, ...plain], { stdio: 'pipe' });
  const port = await freePort();
  const command = [...dyingWithUs(asUser), 'mariadbd', ...serverArguments(folder, data, port, memory), ...(timers ? STATEMENT_TIMERS : ['--performance-schema=OFF'])];
  const server = spawn('setpriv', command, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await answering(port, server, join(folder, 'error.log')).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { port, stop };
}

/** mariadbd does not serve as root. */
function ownedByMysql(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const id = (flag: string) => Number(execFileSync('id', [flag, 'mysql']).toString());
  chownSync(folder, id('-u'), id('-g'));
  chmodSync(folder, 0o755);
  return ['--user=mysql'];
}

/** A test run that is cut short leaves no server behind. */
const dyingWithUs = (asUser: string[]) => [
  '--pdeathsig=TERM',
  ...(asUser.length > 0 ? ['--reuid=mysql', '--regid=mysql', '--init-groups'] : []),
];

const serverArguments = (folder: string, data: string, port: number, memory: string) => [
  '--no-defaults',
  `--datadir=${data}`,
  // A server that starts clears the temporary tables it finds: never those of a neighbour.
  `--tmpdir=${folder}`,
  `--socket=${join(folder, 's.sock')}`,
  `--pid-file=${join(folder, 'pid')}`,
  `--log-error=${join(folder, 'error.log')}`,
  '--bind-address=127.0.0.1',
  `--port=${port}`,
  '--skip-name-resolve',
  '--max-connections=1000',
  '--innodb-flush-log-at-trx-commit=1',
  `--innodb-buffer-pool-size=${memory}`,
  '--innodb-log-file-size=32M',
  '--skip-log-bin',
];

/** Statements only: what watches every lock and page would cost more than what is measured. */
const STATEMENT_TIMERS = [
  '--performance-schema=ON',
  '--performance-schema-instrument=%=OFF',
  '--performance-schema-instrument=statement/%=ON',
  '--performance-schema-consumer-events-statements-current=ON',
  '--performance-schema-consumer-events-statements-history=ON',
];

async function answering(port: number, server: { exitCode: number | null }, log: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && server.exitCode === null) {
    try {
      const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' });
      return await connection.end();
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`MariaDB did not start: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : 'no log'}`);
}
