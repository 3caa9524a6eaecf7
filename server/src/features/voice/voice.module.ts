import { Module } from '@nestjs/common';
import { VoiceController } from './voice.controller';
import { VoiceJobs } from './voice.jobs';
import { VoiceKind } from './voice.kind';
import { Voices } from './voices.service';

@Module({
  controllers: [VoiceController],
  providers: [Voices, VoiceKind, VoiceJobs],
  exports: [Voices],
})
export class VoiceModule {}
