import { Controller, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { photoRoutes } from '../../../../shared/contract/photo';
import type { InputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Upload, type UploadedStream } from '../../core/http/upload';
import { PhotoService } from './photo.service';

@Controller()
export class PhotoController {
  constructor(private readonly photos: PhotoService) {}

  @Handles(photoRoutes.upload)
  upload(@Me() me: Caller, @Input(photoRoutes.upload) { query }: InputOf<typeof photoRoutes.upload>, @Upload() file: UploadedStream) {
    return this.photos.upload(me, query, file);
  }

  @Handles(photoRoutes.read)
  async read(
    @Input(photoRoutes.read) { params, query }: InputOf<typeof photoRoutes.read>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { stream, maxAge } = await this.photos.open(params.photoId, params.size, query.e, query.s);
    reply.headers({ 'cache-control': `private, max-age=${maxAge}, immutable`, 'x-content-type-options': 'nosniff' });
    return new StreamableFile(stream, { type: 'image/jpeg' });
  }
}
