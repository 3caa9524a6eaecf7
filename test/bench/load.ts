import { Agent, request, type RequestOptions } from 'node:http';

export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface LoadResult {
  requests: number;
  seconds: number;
}

const CONNECTIONS = 32;

/** A counted number of requests over 32 kept-alive connections; any answer that is not 2xx ends the bench. */
export async function load(port: number, count: number, shot: (index: number) => Shot): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const began = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await fire(agent, port, shot(index));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker)).finally(() => agent.destroy());
  return { requests: count, seconds: (performance.now() - began) / 1000 };
}

export function fire(agent: Agent | undefined, port: number, { method, path, headers, body }: Shot): Promise<string> {
  const json = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  const options: RequestOptions = { host: '127.0.0.1', port, method, path, headers: { ...headers, ...json }, ...(agent && { agent }) };
  return new Promise((resolve, reject) => {
    const sent = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const status = answer.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(text);
        else reject(new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
