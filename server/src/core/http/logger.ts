import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DestinationStream, pino, type Logger } from 'pino';

interface DatabaseError extends Error {
  query?: string;
  code?: string;
}

/** Where it happened; the first line of a stack is the message again. */
const framesOf = (stack = ''): string => stack.split('\n').filter((line) => line.startsWith('    at ')).join('\n');

/** A database error quotes values in its message; its statement and code say enough. */
function describeError(error: DatabaseError) {
  const { name, code, query } = error;
  return { name, code, message: query === undefined ? error.message : undefined, query, stack: framesOf(error.stack) };
}

/** The pattern, never the address itself: ids and query values are nobody's business. */
const patternOf = (request: FastifyRequest): string => request.routeOptions?.url ?? '(unknown)';

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    serializers: {
      err: describeError,
      error: describeError,
      req: (request: FastifyRequest) => ({ method: request.method, route: patternOf(request) }),
      res: (reply: FastifyReply) => ({ status: reply.statusCode }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** One line a request: what, how it ended, how long; no token, address, query value, body or person. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const level = /^\/(healthz|readyz)$/.test(request.url) ? 'debug' : 'info';
    request.log[level]({ method, route: patternOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}

/** Lets Nest's own messages and `new Logger(...)` go through pino. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: 'debug' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    // A failed start is thrown as well, and main.ts says it in one sentence.
    if (texts.at(-1) === 'ExceptionHandler') return;
    const about = { context: texts.at(-1), ...(texts.length > 1 && { stack: framesOf(texts[0]) }) };
    if (message instanceof Error) this.logger[level]({ ...about, err: message }, message.name);
    else this.logger[level](about, String(message));
  }
}
