import { VOICE_FORMATS, type VoiceFormat } from '../../../../shared/contract/voice';

export const VOICE_TYPES: Record<VoiceFormat, string> = { mp3: 'audio/mpeg', wav: 'audio/wav' };

/** Spread over folders by the random end of the id. */
export const fileOf = (voiceId: string, format: VoiceFormat): string => `voices/${voiceId.slice(-2)}/${voiceId}.${format}`;

const isFormat = (word: string): word is VoiceFormat => (VOICE_FORMATS as readonly string[]).includes(word);

/** `01J….mp3`, the last part of a link: players of phones want to see an ending. */
export function namedIn(file: string): { voiceId: string; format: VoiceFormat } | undefined {
  const [, voiceId, format] = /^([0-9A-Z]{26})\.(\w+)$/.exec(file) ?? [];
  return voiceId && format && isFormat(format) ? { voiceId, format } : undefined;
}
