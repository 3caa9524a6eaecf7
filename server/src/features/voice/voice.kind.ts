import { Injectable } from '@nestjs/common';
import { MAX_VOICE_SECONDS, VOICE_FORMATS, voiceErrors } from '../../../../shared/contract/voice';
import { refuse } from '../../core/http/refusal';
import { readSound } from '../../core/sound/read-sound';
import type { Sound } from '../../core/sound/sound';
import { Storage } from '../../core/storage/storage';
import { UploadKind } from '../../core/uploads/upload-kind';
import { fileOf } from './voice-file';
import { VoiceRow } from './voice.entity';

export const VOICES_A_DAY = 60;
export const VOICE_BYTES_A_DAY = 60 * 1024 * 1024;

const LEAST_MS = 500;
/** Recorders are stopped a moment late, and frames are whole. */
const MOST_MS = MAX_VOICE_SECONDS * 1000 + 1000;

/** What is special about voices among the things people upload. */
@Injectable()
export class VoiceKind extends UploadKind<VoiceRow, Sound> {
  readonly table = 'voice';
  readonly entity = VoiceRow;
  readonly aDay = { files: VOICES_A_DAY, bytes: VOICE_BYTES_A_DAY };

  constructor(private readonly storage: Storage) {
    super();
  }

  async prepare(original: Buffer): Promise<Sound> {
    const sound = readSound(original);
    if (sound === 'unknown') return refuse(voiceErrors, 'VOICE_TYPE_UNKNOWN');
    if (sound === 'broken') return refuse(voiceErrors, 'VOICE_BROKEN');
    if (sound.ms < LEAST_MS) return refuse(voiceErrors, 'VOICE_TOO_SHORT');
    return sound.ms > MOST_MS ? refuse(voiceErrors, 'VOICE_TOO_LONG') : sound;
  }

  keep(voiceId: string, { format, bytes }: Sound): Promise<void> {
    return this.storage.put(fileOf(voiceId, format), bytes);
  }

  async remove(voiceId: string): Promise<void> {
    for (const format of VOICE_FORMATS) await this.storage.remove(fileOf(voiceId, format));
  }

  refuseQuota(): never {
    return refuse(voiceErrors, 'VOICE_QUOTA_USED');
  }

  refuseKey(): never {
    return refuse(voiceErrors, 'VOICE_KEY_REUSED');
  }

  refuseAttach(): never {
    return refuse(voiceErrors, 'VOICE_NOT_YOURS');
  }
}
