import { anMp3 } from '../../sounds';
import { WxFailure, type AppRun } from '../app-run';
import { BUILT_FOR } from '../package';
import { USER_FOLDER, TEMP } from '../phone/files';
import type { Phone } from '../phone/phone';

interface StartOptions {
  duration?: number;
  sampleRate?: number;
  numberOfChannels?: number;
  encodeBitRate?: number;
  format?: string;
}
type Listener = (event: object) => void;

/** Lowest and highest encodeBitRate for each sampleRate, from WeChat's manual. */
const BIT_RATES: Record<number, readonly [number, number]> = {
  8000: [16_000, 48_000], 11025: [16_000, 48_000], 12000: [24_000, 64_000], 16000: [24_000, 96_000], 22050: [32_000, 128_000],
  24000: [32_000, 128_000], 32000: [48_000, 192_000], 44100: [64_000, 320_000], 48000: [64_000, 320_000],
};
const LONGEST_MS = 600_000;

const UNSAID = { duration: 60_000, sampleRate: 8000, numberOfChannels: 2, encodeBitRate: 48_000, format: 'aac' };

export function assertRecordable(options: StartOptions): void {
  const { duration, sampleRate, numberOfChannels, encodeBitRate, format } = { ...UNSAID, ...options };
  const [low, high] = BIT_RATES[sampleRate] ?? [Infinity, 0];
  if (duration < 1 || duration > LONGEST_MS) throw new WxFailure(`duration ${duration} out of range`);
  if (encodeBitRate < low || encodeBitRate > high) throw new WxFailure(`encodeBitRate ${encodeBitRate} does not go with sampleRate ${sampleRate}`);
  if (![1, 2].includes(numberOfChannels)) throw new WxFailure('numberOfChannels');
  if (!['mp3', 'aac', 'wav', 'PCM'].includes(format)) throw new WxFailure('format');
}

/** wx.getRecorderManager(): one for the whole app; a second listener of a kind takes the place of the first. */
function recorder(run: AppRun, phone: Phone): object {
  const listeners = new Map<string, Listener>();
  let limit: number | undefined;
  const tell = (event: string, told: object = {}): void => {
    run.stir();
    listeners.get(event)?.(told);
  };
  const stop = (): void => {
    if (limit === undefined) return;
    const duration = Math.min(limit, phone.sound.speaks * 1000);
    limit = undefined;
    const bytes = anMp3(duration / 1000);
    tell('stop', { tempFilePath: phone.files.addTemp(bytes, 'mp3'), duration, fileSize: bytes.length });
  };
  const begin = async (options: StartOptions): Promise<void> => {
    if (limit !== undefined) throw new WxFailure('is recording or paused');
    assertRecordable(options);
    await phone.privacy.pass('RecorderManager.start');
    if (phone.sound.microphoneRefused) throw new WxFailure('auth deny');
    limit = options.duration ?? 60_000;
    tell('start');
    if (phone.sound.speaks * 1000 >= limit) run.clock.setTimeout(stop, 0);
  };
  const start = (options: StartOptions): void => {
    void run.answer('operateRecorder', { ...options, fail: (failure: object) => tell('error', failure) }, begin);
  };
  const on = (event: string) => (listener: Listener) => void listeners.set(event, listener);
  return {
    start,
    stop: () => void run.clock.setTimeout(stop, 0),
    onStart: on('start'), onStop: on('stop'), onError: on('error'), onInterruptionBegin: on('interruptionBegin'), onInterruptionEnd: on('interruptionEnd'),
  };
}

/** wx.createInnerAudioContext(): plays what it can reach, and ends a moment later. */
function player(run: AppRun, phone: Phone, isMuteObeyed: () => boolean): object {
  const listeners: { ended?: Listener; error?: Listener } = {};
  let isGone = false;
  const reach = async (src: string): Promise<void> => {
    if (src.startsWith(USER_FOLDER) || src.startsWith(TEMP)) return void phone.files.read(src);
    if (!src.startsWith(`${BUILT_FOR}/`)) throw new WxFailure(`url not in domain list: ${src}`);
    const answer = await fetch(`${phone.server}${src.slice(BUILT_FOR.length)}`, { headers: { range: 'bytes=0-1' } });
    if (answer.status !== 206) throw new WxFailure(`status ${answer.status}`);
  };
  const context = {
    src: '',
    play: () => {
      if (isGone) run.problem('a destroyed InnerAudioContext was played');
      void reach(context.src).then(
        () => {
          phone.sound.heard.push({ src: context.src, inSpiteOfMute: !isMuteObeyed() });
          run.clock.setTimeout(() => isGone || listeners.ended?.({}), 100);
        },
        (error: Error) => isGone || listeners.error?.({ errCode: 10002, errMsg: error.message }),
      );
    },
    onEnded: (listener: Listener) => void (listeners.ended = listener),
    onError: (listener: Listener) => void (listeners.error = listener),
    destroy: () => void (isGone = true),
  };
  return context;
}

export function soundApis(run: AppRun, phone: Phone): Record<string, unknown> {
  let isMuteObeyed = true;
  const only = recorder(run, phone);
  return {
    getRecorderManager: () => only,
    createInnerAudioContext: () => player(run, phone, () => isMuteObeyed),
    setInnerAudioOption: run.api<{ obeyMuteSwitch?: boolean }>('setInnerAudioOption', ({ obeyMuteSwitch = true }) => {
      isMuteObeyed = obeyMuteSwitch;
    }),
  };
}
