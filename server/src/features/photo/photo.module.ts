import { Module } from '@nestjs/common';
import { PhotoUpload } from './photo-upload.service';
import { PhotoController } from './photo.controller';
import { PhotoFiles } from './photo.files';
import { PhotoJobs } from './photo.jobs';
import { PhotoLinks } from './photo.links';
import { PhotoQuota } from './photo.quota';
import { PhotoService } from './photo.service';

@Module({
  controllers: [PhotoController],
  providers: [PhotoService, PhotoUpload, PhotoFiles, PhotoLinks, PhotoQuota, PhotoJobs],
  exports: [PhotoService],
})
export class PhotoModule {}
