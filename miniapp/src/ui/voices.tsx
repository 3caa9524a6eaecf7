import { View } from '@tarojs/components';
import type { Voice } from '../../../shared/contract/voice';
import type { KeptVoice } from '../core/draft';
import { pathOfKept } from '../core/kept-files';
import { fullUrl } from '../core/server-base';
import { Icon } from './icon';
import { Tap } from './tap';
import { VoicePlayer } from './voice-player';

/** What people said, at the server. */
export function VoiceList({ voices, label = '听语音' }: { voices: readonly Voice[]; label?: string }) {
  if (voices.length === 0) return null;
  return (
    <View className="v-voices">
      {voices.map(({ voiceId, url, seconds }) => <VoicePlayer key={voiceId} src={fullUrl(url)} seconds={seconds} label={label} />)}
    </View>
  );
}

interface KeptVoiceLineProps {
  voice: KeptVoice;
  /** Counted from 1. */
  place: number;
  onDrop?: (() => void) | undefined;
}

/** One recording that is still on the phone. */
export function KeptVoiceLine({ voice: { ref, seconds }, place, onDrop }: KeptVoiceLineProps) {
  return (
    <View className="v-voice__line">
      <VoicePlayer src={() => pathOfKept(ref)} seconds={seconds} label={`听第 ${place} 段`} />
      {onDrop && (
        <Tap className="v-voice__drop" label={`删掉第 ${place} 段`} onTap={onDrop}>
          <Icon name="bin" size={26} />
        </Tap>
      )}
    </View>
  );
}
