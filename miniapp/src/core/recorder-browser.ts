import { LEAST_RECORDED_MS, TOO_SHORT, wholeSeconds, type RecordingEvents, type RunningRecorder } from './recording';
import { wavOf } from './wav';

/** Browser side of recorder: whatever the browser records is turned into a WAV that everybody can play. */
const RATE = 16_000;

function whyNot(failure: unknown): string {
  const { name } = failure as { name?: string };
  if (name === 'NotAllowedError' || name === 'SecurityError') return '没有麦克风权限,请在浏览器设置里打开;也可以打字';
  if (name === 'NotFoundError') return '没有找到麦克风,请打字';
  return '录音没有成功,请再试一次;也可以打字';
}

async function microphone(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
}

const canRecord = (): boolean => typeof MediaRecorder !== 'undefined' && typeof OfflineAudioContext !== 'undefined' && Boolean(navigator.mediaDevices);

interface Wav {
  path: string;
  ms: number;
}

async function toWav(recorded: Blob, mostSeconds: number): Promise<Wav> {
  // Decoding into a context of this rate resamples.
  const audio = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await recorded.arrayBuffer());
  const channels = Array.from({ length: audio.numberOfChannels }, (_, at) => audio.getChannelData(at));
  const file = wavOf(channels, audio.sampleRate, mostSeconds);
  return { path: URL.createObjectURL(new Blob([file], { type: 'audio/wav' })), ms: audio.duration * 1000 };
}

async function deliver(parts: Blob[], mostSeconds: number, events: RecordingEvents): Promise<void> {
  try {
    const { path, ms } = await toWav(new Blob(parts, parts[0] && { type: parts[0].type }), mostSeconds);
    if (ms < LEAST_RECORDED_MS) events.onFail(TOO_SHORT);
    else events.onEnd({ path, seconds: wholeSeconds(ms, mostSeconds) });
  } catch (failure) {
    events.onFail(whyNot(failure));
  }
}

function run(stream: MediaStream, mostSeconds: number, events: RecordingEvents): RunningRecorder {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  let isWanted = true;
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const limit = setTimeout(stop, mostSeconds * 1000);
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = () => {
    clearTimeout(limit);
    stream.getTracks().forEach((track) => track.stop());
    if (isWanted) void deliver(parts, mostSeconds, events);
  };
  recorder.start();
  events.onStart();
  return {
    stop,
    cancel: () => {
      isWanted = false;
      stop();
    },
  };
}

export function startInBrowser(mostSeconds: number, events: RecordingEvents): RunningRecorder {
  let running: RunningRecorder | undefined;
  let isOver = false;
  const begin = async (): Promise<void> => {
    const stream = await microphone();
    if (isOver) stream.getTracks().forEach((track) => track.stop());
    else running = run(stream, mostSeconds, events);
  };
  if (canRecord()) void begin().catch((failure: unknown) => isOver || events.onFail(whyNot(failure)));
  else events.onFail('这个浏览器不能录音,请打字');
  const over = (act: 'stop' | 'cancel') => (): void => {
    isOver = true;
    running?.[act]();
  };
  return { stop: over('stop'), cancel: over('cancel') };
}
