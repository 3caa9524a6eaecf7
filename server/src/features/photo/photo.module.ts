import { Module } from '@nestjs/common';
import { PhotoController } from './photo.controller';
import { PhotoFiles } from './photo.files';
import { PhotoJobs } from './photo.jobs';
import { PhotoKind } from './photo.kind';
import { PhotoLinks } from './photo.links';
import { PhotoService } from './photo.service';

@Module({
  controllers: [PhotoController],
  providers: [PhotoService, PhotoKind, PhotoFiles, PhotoLinks, PhotoJobs],
  exports: [PhotoService],
})
export class PhotoModule {}
