import { useEffect, useRef, useState } from 'react';
import { MAX_VOICE_SECONDS } from '../../../shared/contract/voice';
import type { KeptVoice } from '../core/draft';
import { keepVoice } from '../core/kept-files';
import { stopPlaying } from '../core/playback';
import { startRecorder } from '../core/recorder';
import type { Recording, RunningRecorder } from '../core/recording';

/** `asking` until the phone gives the microphone. */
export type RecorderStage = 'idle' | 'asking' | 'recording' | 'keeping';

/** Whole seconds since it became true. */
function useTicks(isOn: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!isOn) return undefined;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [isOn]);
  return seconds;
}

/** Tap to start, tap to stop; what was said is kept on the phone and handed over. */
export function useRecorder(onAdd: (voice: KeptVoice) => void) {
  const [stage, setStage] = useState<RecorderStage>('idle');
  const [trouble, setTrouble] = useState('');
  const running = useRef<RunningRecorder | undefined>(undefined);
  const isHere = useRef(true);
  const add = useRef(onAdd);
  add.current = onAdd;
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      running.current?.cancel();
    };
  }, []);
  const fail = (words: string): void => {
    setTrouble(words);
    setStage('idle');
  };
  const keep = async ({ path, seconds }: Recording): Promise<void> => {
    setStage('keeping');
    const ref = await keepVoice(path);
    if (!isHere.current) return;
    setStage('idle');
    add.current({ ref, seconds });
  };
  const start = (): void => {
    stopPlaying();
    setTrouble('');
    setStage('asking');
    running.current = startRecorder(MAX_VOICE_SECONDS, {
      onStart: () => setStage('recording'),
      onEnd: (recording) => void keep(recording).catch((error: Error) => fail(error.message)),
      onFail: fail,
    });
  };
  const giveUp = (): void => {
    running.current?.cancel();
    setStage('idle');
  };
  const tap: Record<RecorderStage, () => void> = {
    idle: start, asking: giveUp, recording: () => running.current?.stop(), keeping: () => undefined,
  };
  return { stage, trouble, seconds: useTicks(stage === 'recording'), tap: tap[stage] };
}
