import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '../../core/http/idempotency.store';
import { AppConfig } from '../../core/config/config';
import { CONTENT_TYPES, errorsDocument, write, type Document, type Format } from './open311.document';
import { problem, toProblem } from './open311.problem';
import { given } from './open311.query';
import { Open311Intake } from './open311-intake.service';
import { Open311Reader } from './open311-reader.service';

const MOUNT = '/open311/v2';
const BODY_BYTES = 64 * 1024;

interface Asked {
  /** What the path names: a service code, a request, a token. */
  id: string;
  query: URLSearchParams;
  /** Fields of the form and, as some clients send them, of the address. */
  form: URLSearchParams;
  request: FastifyRequest;
}

interface Door {
  method: 'GET' | 'POST';
  path: RegExp;
  status: 200 | 201;
  answer(asked: Asked): Document | Promise<Document>;
}

const isGet = (method: string): boolean => method === 'GET' || method === 'HEAD';
const suits = (door: Door, method: string): boolean => (door.method === 'GET' ? isGet(method) : door.method === method);

/**
 * The endpoint of the standard, outside `/api`: other names, other forms, other errors. Only what stands in `doors` is open, to
 * everybody and within the limits by address; writing needs a key and is limited by key.
 */
@Injectable()
export class Open311Doors implements OnModuleInit {
  private readonly doors: readonly Door[];
  private limitByKey: (request: FastifyRequest) => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: AppConfig,
    private readonly reader: Open311Reader,
    private readonly intake: Open311Intake,
  ) {
    const get = (path: RegExp, answer: Door['answer']): Door => ({ method: 'GET', path, status: 200, answer });
    this.doors = [
      get(/^discovery$/, () => reader.discovery()),
      get(/^services$/, ({ query }) => reader.services(query)),
      get(/^services\/([^/]*)$/, ({ query, id }) => reader.definition(query, id)),
      get(/^requests$/, ({ query }) => reader.requests(query)),
      { method: 'POST', path: /^requests$/, status: 201, answer: (asked) => this.submit(asked) },
      get(/^requests\/([^/]*)$/, ({ query, id }) => reader.request(query, id)),
      get(/^requests\/([^/]*)\/updates$/, ({ query, id }) => reader.updates(query, id)),
      get(/^servicerequestupdates$/, ({ query }) => reader.updates(query)),
      get(/^tokens\/([^/]*)$/, ({ query, id }) => reader.token(query, id)),
    ];
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    void server.register((scope, _options, done) => {
      this.open(scope);
      done();
    }, { prefix: MOUNT });
  }

  private open(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: BODY_BYTES }, (_request, body, done) => {
      done(null, String(body));
    });
    scope.setErrorHandler((error, request, reply) => this.refuse(error, request, reply));
    this.limitByKey = limiter(scope, this.config.rateLimits.session);
    scope.all('/*', (request, reply) => this.answer(request, reply));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { path, format } = addressOf(request);
    if (!format) return problem(404, 'There is nothing at this address; the path must end in .xml or .json');
    const here = this.doors.filter((door) => door.path.test(path));
    if (here.length === 0) problem(404, 'There is nothing at this address');
    const door = here.find((one) => suits(one, request.method));
    if (!door) {
      reply.header('allow', here.map(({ method }) => method).join(', '));
      return problem(405, `${request.method} is not possible here`);
    }
    const document = await door.answer(askedOf(request, door.path.exec(path)?.[1] ?? ''));
    return send(reply, door.status, document, format);
  }

  private async submit({ form, request }: Asked): Promise<Document> {
    const holder = await this.intake.holderOf(form);
    await this.limitByKey(request);
    return this.intake.submit(holder, form);
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { status, code, descriptions } = toProblem(error);
    if (code >= 500) request.log.error({ err: error }, 'open311');
    if (status === 429) reply.header('retry-after', '60');
    return send(reply, status, errorsDocument(code, descriptions), addressOf(request).format ?? 'xml');
  }
}

function addressOf(request: FastifyRequest): { path: string; format: Format | undefined } {
  const whole = (request.params as { '*'?: string } | undefined)?.['*'] ?? '';
  const [, path = whole, format] = /^(.*)\.(xml|json)$/.exec(whole) ?? [];
  return { path, format: format as Format | undefined };
}

function askedOf(request: FastifyRequest, id: string): Asked {
  const at = request.url.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : request.url.slice(at + 1));
  const form = new URLSearchParams([...new URLSearchParams(typeof request.body === 'string' ? request.body : ''), ...query]);
  return { id, query, form, request };
}

const send = (reply: FastifyReply, status: number, document: Document, format: Format): FastifyReply =>
  reply.status(status).header('cache-control', 'no-store').type(CONTENT_TYPES[format]).send(write(document, format));

function limiter(scope: FastifyInstance, max: number): (request: FastifyRequest) => Promise<void> {
  if (max === 0) return () => Promise.resolve();
  const keyGenerator = (request: FastifyRequest): string => sha256('open311', given(askedOf(request, '').form, 'api_key') ?? '');
  const limit = scope.createRateLimit({ max, timeWindow: '1 minute', keyGenerator });
  return async (request) => {
    const answer = await limit(request);
    if (!answer.isAllowed && answer.isExceeded) problem(429, 'Too many requests with this api_key, please wait a minute');
  };
}
