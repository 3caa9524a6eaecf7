import { View } from '@tarojs/components';
import { MAX_VOICE_SECONDS } from '../../../shared/contract/voice';
import type { KeptVoice } from '../core/draft';
import { names } from './class-names';
import { Icon } from './icon';
import { spoken } from './spoken';
import { Tap } from './tap';
import { useRecorder, type RecorderStage } from './use-recorder';
import { KeptVoiceLine } from './voices';

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const wordsOf = (stage: RecorderStage, ask: string): string =>
  ({ idle: ask, asking: '正在打开麦克风…', recording: '正在录,说完点一下', keeping: '正在存…' })[stage];

interface VoiceRecorderProps {
  /** Already said, kept on the phone. */
  voices: readonly KeptVoice[];
  onAdd: (voice: KeptVoice) => void;
  onDrop: (ref: string) => void;
  max?: number;
  /** Words on the big button. */
  ask?: string;
}

/** For whoever would rather speak than write: one big button, then what was said, to hear or to delete. The text field stays beside it. */
export function VoiceRecorder({ voices, onAdd, onDrop, max = 3, ask = '点一下,用语音说' }: VoiceRecorderProps) {
  const { stage, trouble, seconds, tap } = useRecorder(onAdd);
  const isOn = stage === 'recording';
  const words = wordsOf(stage, voices.length > 0 ? '再说一段' : ask);
  return (
    <View className="v-voices">
      {voices.map((voice, at) => <KeptVoiceLine key={voice.ref} voice={voice} place={at + 1} onDrop={stage === 'idle' ? () => onDrop(voice.ref) : undefined} />)}
      {(voices.length < max || stage !== 'idle') && (
        <Tap className={names('v-voice-add', isOn && 'v-voice-add--on')} onTap={tap} label={isOn ? `${words},最长 ${MAX_VOICE_SECONDS} 秒` : words}>
          <Icon name={isOn ? 'stop' : 'mic'} size={36} />
          {isOn && <View className="v-voice-add__time">{clock(seconds)}</View>}
          <View>{words}</View>
          {isOn && <View>{`最长 ${MAX_VOICE_SECONDS} 秒`}</View>}
        </Tap>
      )}
      {trouble && <View className="v-late" {...spoken({ role: 'alert' })}>{trouble}</View>}
    </View>
  );
}
