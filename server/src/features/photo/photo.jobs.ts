import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HandlesJob } from '../../core/jobs/handles-job';
import { UploadSweep } from '../../core/uploads/upload-sweep';
import { PhotoKind } from './photo.kind';

const SWEEP = 'photo.sweep';

@Injectable()
export class PhotoJobs implements OnApplicationBootstrap {
  constructor(
    private readonly uploads: UploadSweep,
    private readonly photos: PhotoKind,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.uploads.planNext(SWEEP);
  }

  @HandlesJob(SWEEP)
  async sweep(): Promise<void> {
    await this.uploads.planNext(SWEEP);
    await this.uploads.sweep(this.photos);
  }
}
