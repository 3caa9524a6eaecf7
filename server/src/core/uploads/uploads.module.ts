import { Global, Module } from '@nestjs/common';
import { SignedLinks } from './signed-links';
import { UploadQuota } from './upload-quota';
import { UploadSweep } from './upload-sweep';
import { Uploads } from './uploads';

@Global()
@Module({
  providers: [SignedLinks, UploadQuota, UploadSweep, Uploads],
  exports: [SignedLinks, UploadSweep, Uploads],
})
export class UploadsModule {}
