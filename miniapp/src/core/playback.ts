import Taro from '@tarojs/taro';

/** Plays one recording at a time; whoever taps the next one silences the one before. */
interface Playing {
  silence(): void;
  onEnd(): void;
}

let playing: Playing | undefined;

function playInBrowser(src: string, ended: () => void, failed: () => void): () => void {
  const audio = new Audio(src);
  audio.onended = ended;
  audio.onerror = failed;
  void audio.play().catch(failed);
  return () => {
    audio.onerror = null;
    audio.pause();
    audio.removeAttribute('src');
  };
}

function playInWeChat(src: string, ended: () => void, failed: () => void): () => void {
  // Old people keep the phone muted; whoever taps wants to hear.
  void Taro.setInnerAudioOption({ obeyMuteSwitch: false, fail: () => undefined });
  const audio = Taro.createInnerAudioContext();
  audio.onEnded(ended);
  audio.onError(failed);
  audio.src = src;
  audio.play();
  return () => audio.destroy();
}

export function stopPlaying(): void {
  const last = playing;
  playing = undefined;
  last?.silence();
  last?.onEnd();
}

/** `onEnd` comes once, whatever ends it; gives the function that ends it. */
export function startPlaying(src: string, { onEnd, onFail }: { onEnd(): void; onFail(): void }): () => void {
  stopPlaying();
  const stop = (): void => {
    if (playing === mine) stopPlaying();
  };
  const fail = (): void => {
    if (playing !== mine) return;
    stopPlaying();
    onFail();
  };
  const mine: Playing = { silence: () => undefined, onEnd };
  playing = mine;
  mine.silence = (process.env.TARO_ENV === 'h5' ? playInBrowser : playInWeChat)(src, stop, fail);
  return stop;
}
