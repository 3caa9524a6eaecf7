import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DestinationStream, pino, type Logger } from 'pino';

interface DatabaseError extends Error {
  query?: string;
  code?: string;
}

/** A database error quotes values in its message; its statement and code say enough. */
function describeError(error: DatabaseError) {
  const { name, code, query } = error;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const message = query === undefined ? error.message : undefined;
  return { name, code, message, query, stack: frames.join('\n') };
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
    request.log.info({ method, route: patternOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
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
    const about = { context: typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined };
    if (message instanceof Error) this.logger[level]({ ...about, err: message }, message.name);
    else this.logger[level](about, String(message));
  }
}
