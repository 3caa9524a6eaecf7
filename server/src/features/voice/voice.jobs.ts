import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HandlesJob } from '../../core/jobs/handles-job';
import { UploadSweep } from '../../core/uploads/upload-sweep';
import { VoiceKind } from './voice.kind';

const SWEEP = 'voice.sweep';

@Injectable()
export class VoiceJobs implements OnApplicationBootstrap {
  constructor(
    private readonly uploads: UploadSweep,
    private readonly voices: VoiceKind,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.uploads.planNext(SWEEP);
  }

  @HandlesJob(SWEEP)
  async sweep(): Promise<void> {
    await this.uploads.planNext(SWEEP);
    await this.uploads.sweep(this.voices);
  }
}
