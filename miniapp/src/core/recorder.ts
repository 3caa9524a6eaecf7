import Taro from '@tarojs/taro';
import { startInBrowser } from './recorder-browser';
import { LEAST_RECORDED_MS, TOO_SHORT, wholeSeconds, type RecordingEvents, type RunningRecorder } from './recording';

/** WeChat has one recorder for the whole app, whose listeners are never taken off: they ask who is recording now. */
let current: RecordingEvents | undefined;
let isListening = false;

function whyNot(words: string): string {
  if (/privacy/.test(words)) return '没有同意隐私说明,就不能录音;可以打字,想录时再点一次';
  return /auth|permission|scope/.test(words) ? '没有麦克风权限,请在微信设置里打开;也可以打字' : '录音没有成功,请再试一次;也可以打字';
}

function finish(act: (events: RecordingEvents) => void): void {
  const events = current;
  current = undefined;
  if (events) act(events);
}

function listen(mostSeconds: number): Taro.RecorderManager {
  const manager = Taro.getRecorderManager();
  if (isListening) return manager;
  isListening = true;
  manager.onStart(() => current?.onStart());
  manager.onStop(({ tempFilePath, duration }) => finish((events) => {
    if (duration < LEAST_RECORDED_MS) events.onFail(TOO_SHORT);
    else events.onEnd({ path: tempFilePath, seconds: wholeSeconds(duration, mostSeconds) });
  }));
  manager.onError(({ errMsg }) => finish((events) => events.onFail(whyNot(errMsg))));
  // A phone call: what was said until then is kept.
  manager.onInterruptionBegin(() => manager.stop());
  return manager;
}

function startInWeChat(mostSeconds: number, events: RecordingEvents): RunningRecorder {
  current?.onFail('录音被打断了,请再录一次');
  const manager = listen(mostSeconds);
  current = events;
  manager.start({ duration: mostSeconds * 1000, sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000, format: 'mp3' });
  const cancel = (): void => {
    if (current !== events) return;
    current = undefined;
    manager.stop();
  };
  return { stop: () => manager.stop(), cancel };
}

/** Asks for the microphone and records until stopped, for `mostSeconds` at most. */
export const startRecorder = (mostSeconds: number, events: RecordingEvents): RunningRecorder =>
  process.env.TARO_ENV === 'h5' ? startInBrowser(mostSeconds, events) : startInWeChat(mostSeconds, events);
