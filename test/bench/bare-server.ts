import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';

/** What the yardstick does for one path: the same statements, the same bytes. */
export interface BareRoute {
  statements: string[];
  /** JSON is parsed and written again for each answer, as any server must. */
  answer: string;
  /** Values of the recorded request that must be new in each repetition (keys, ids); replaced by as many random characters. */
  fresh: string[];
}

const written = (answer: string): string => (answer.startsWith('{') || answer.startsWith('[') ? JSON.stringify(JSON.parse(answer)) : answer);
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const routes = JSON.parse(readFileSync(process.env['BARE_ROUTES'] ?? '', 'utf8')) as Record<string, BareRoute>;
const pool = createPool({ uri: process.env['DATABASE_URL'] ?? '', connectionLimit: 10 });
const random = (length: number): string => Array.from(randomBytes(length), (byte) => ALPHABET[byte % 32]).join('');

async function run({ statements, fresh }: BareRoute): Promise<void> {
  const renamed = fresh.map((old) => [old, random(old.length)] as const);
  const connection = await pool.getConnection();
  try {
    for (const sql of statements) await connection.query(renamed.reduce((text, [old, now]) => text.replaceAll(old, now), sql));
  } finally {
    connection.release();
  }
}

/** `node:http` and `mysql2`, nothing else: what the same work costs without a framework. */
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const route = routes[request.url ?? ''];
    if (!route) return void response.writeHead(request.url === '/ready' ? 200 : 404).end();
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString());
    run(route).then(
      () => response.writeHead(200, { 'content-type': 'application/json' }).end(written(route.answer)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
