import { Transform, type Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { commonErrors, type ErrorCatalogue } from '../../../../shared/errors';
import { routeOf } from './handled-routes';
import { refusal, refuse, refuseCommon } from './refusal';

/** One file as it arrives. Reading `stream` fails with BODY_TOO_LARGE at the first byte above the route's limit. */
export interface UploadedStream {
  stream: Readable;
  /** What the client calls it; shown, never used as a path. */
  filename: string;
  /** What the client says it is; never believed. */
  mimetype: string;
  maxBytes: number;
}

/** Multipart frames around the file: boundaries and part headers. */
const FRAME_BYTES = 16 * 1024;

/** A route may say it in its own words. */
interface Limit {
  maxBytes: number;
  errors: ErrorCatalogue;
}

function counting({ maxBytes, errors }: Limit): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(refusal(errors, 'BODY_TOO_LARGE'));
      else done(null, chunk);
    },
  });
}

function streamOf(part: MultipartFile, limit: Limit): UploadedStream {
  const stream = counting(limit);
  part.file.on('error', (error: Error) => stream.destroy(error));
  stream.on('error', () => part.file.resume());
  return { stream: part.file.pipe(stream), filename: part.filename, mimetype: part.mimetype, maxBytes: limit.maxBytes };
}

async function receive(request: FastifyRequest, limit: Limit): Promise<UploadedStream> {
  const { maxBytes, errors } = limit;
  if (!request.isMultipart()) return refuseCommon('INPUT_INVALID', [{ path: 'file', message: '请选择文件' }]);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + FRAME_BYTES) return refuse(errors, 'BODY_TOO_LARGE');
  const part = await request.file({ limits: { fileSize: maxBytes + 1, files: 1, fields: 10, fieldSize: 1024 }, throwFileSizeLimit: false });
  if (part?.fieldname !== 'file') return refuseCommon('INPUT_INVALID', [{ path: 'file', message: '请选择文件' }]);
  return streamOf(part, limit);
}

/** `@Upload() file: UploadedStream` on the handler of a route with `upload`. */
export const Upload = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const route = routeOf(context.getHandler());
  if (!route?.upload) throw new Error('@Upload() needs a route with `upload`');
  return receive(context.switchToHttp().getRequest<FastifyRequest>(), { ...route.upload, errors: { ...commonErrors, ...route.errors } });
}) as () => ParameterDecorator;
