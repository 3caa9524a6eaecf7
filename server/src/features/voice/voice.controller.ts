import { Controller, Headers, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { voiceRoutes } from '../../../../shared/contract/voice';
import type { InputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Upload, type UploadedStream } from '../../core/http/upload';
import { rangeOf } from './voice-range';
import { Voices } from './voices.service';

@Controller()
export class VoiceController {
  constructor(private readonly voices: Voices) {}

  @Handles(voiceRoutes.upload)
  upload(@Me() me: Caller, @Input(voiceRoutes.upload) { query }: InputOf<typeof voiceRoutes.upload>, @Upload() file: UploadedStream) {
    return this.voices.upload(me, query, file);
  }

  @Handles(voiceRoutes.read)
  async read(
    @Input(voiceRoutes.read) { params, query }: InputOf<typeof voiceRoutes.read>,
    @Headers('range') asked: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, type, maxAge } = await this.voices.open(params.file, query.e, query.s);
    reply.headers({ 'cache-control': `private, max-age=${maxAge}, immutable`, 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' });
    const range = rangeOf(asked, bytes.length);
    if (!range) return new StreamableFile(bytes, { type, length: bytes.length });
    const part = bytes.subarray(range.first, range.last + 1);
    reply.status(206).header('content-range', `bytes ${range.first}-${range.last}/${bytes.length}`);
    return new StreamableFile(part, { type, length: part.length });
  }
}
