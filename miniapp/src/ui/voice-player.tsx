import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { startPlaying } from '../core/playback';
import { names } from './class-names';
import { Icon } from './icon';
import { Tap } from './tap';
import { toast } from './toast';

interface VoicePlayerProps {
  /** The address to play, or how to find it: `() => pathOfKept(ref)`. */
  src: string | (() => Promise<string>);
  seconds: number;
  /** Whose words, spoken: `听上报人说的话`. */
  label?: string;
}

/** One button: tap to hear, tap again to stop. */
export function VoicePlayer({ src, seconds, label = '听语音' }: VoicePlayerProps) {
  const [isOn, setOn] = useState(false);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const failed = (): void => toast('这段语音放不出来,请有信号时再听');
  const play = async (): Promise<void> => {
    setOn(true);
    const path = typeof src === 'string' ? src : await src();
    stop.current = startPlaying(path, { onEnd: () => setOn(false), onFail: failed });
  };
  const start = (): void => void play().catch(() => {
    setOn(false);
    failed();
  });
  return (
    <Tap className={names('v-voice', 'v-grow', isOn && 'v-voice--on')} onTap={isOn ? () => stop.current() : start} label={`${isOn ? '停下' : label},${seconds} 秒`}>
      <Icon name={isOn ? 'stop' : 'play'} size={24} />
      <View>{isOn ? '正在放,点一下停' : `${label} ${seconds} 秒`}</View>
    </Tap>
  );
}
