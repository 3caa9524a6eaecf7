import { voiceRoutes } from '../../../shared/contract/voice';
import { call } from './call';

/** One kept recording goes up; the same key never makes two of it. */
export async function uploadVoice(file: string, key: string): Promise<string> {
  const { voiceId } = await call(voiceRoutes.upload, { query: { key } }, { file });
  return voiceId;
}
