import { AppRun } from '../../support/weapp/app-run';
import { Phone } from '../../support/weapp/phone/phone';
import { assertRecordable, soundApis } from '../../support/weapp/wx/sound';

const SERVER = 'http://127.0.0.1:1';

function openRecorder(phone: Phone, run: AppRun) {
  jest.resetModules();
  jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: soundApis(run, phone) }));
  const { startRecorder } = require('../../../miniapp/src/core/recorder') as typeof import('../../../miniapp/src/core/recorder');
  const { startPlaying } = require('../../../miniapp/src/core/playback') as typeof import('../../../miniapp/src/core/playback');
  return { startRecorder, startPlaying };
}

describe('the recorder of WeChat', () => {
  let phone: Phone;
  let run: AppRun;
  const told: string[] = [];
  const settled = () => new Promise((resolve) => void setTimeout(resolve, 30));
  const events = {
    onStart: () => void told.push('start'),
    onEnd: ({ path, seconds }: { path: string; seconds: number }) => void told.push(`${seconds} s, ${phone.files.read(path).length} bytes`),
    onFail: (words: string) => void told.push(words),
  };

  beforeEach(() => {
    phone = new Phone({ openid: 'o', wechat: undefined as never, server: SERVER });
    phone.privacy.agreed = true;
    run = new AppRun();
    told.length = 0;
  });
  afterEach(() => run.end());

  it('gives what was said, in whole seconds', async () => {
    const { startRecorder } = openRecorder(phone, run);
    phone.sound.speaks = 7.4;
    const recorder = startRecorder(60, events);
    await settled();
    recorder.stop();
    await settled();
    expect(told).toEqual(['start', expect.stringMatching(/^7 s, \d{5} bytes$/)]);
  });

  it('stops by itself after a minute', async () => {
    const { startRecorder } = openRecorder(phone, run);
    phone.sound.speaks = 600;
    startRecorder(60, events);
    await settled();
    expect(told).toEqual(['start', expect.stringMatching(/^60 s/)]);
  });

  it('says so when nothing was said, and can begin again', async () => {
    const { startRecorder } = openRecorder(phone, run);
    phone.sound.speaks = 0.3;
    const first = startRecorder(60, events);
    await settled();
    first.stop();
    await settled();
    phone.sound.speaks = 3;
    const second = startRecorder(60, events);
    await settled();
    second.stop();
    await settled();
    expect(told).toEqual(['start', expect.stringContaining('太短了'), 'start', expect.stringMatching(/^3 s/)]);
  });

  it('says where to switch the microphone on, or that consent is missing', async () => {
    const { startRecorder } = openRecorder(phone, run);
    phone.sound.microphoneRefused = true;
    startRecorder(60, events);
    await settled();
    phone.privacy.agreed = false;
    startRecorder(60, events);
    await settled();
    expect(told).toEqual([expect.stringContaining('请在微信设置里打开'), expect.stringContaining('没有同意隐私说明')]);
  });

  it('forgets what was given up', async () => {
    const { startRecorder } = openRecorder(phone, run);
    const recorder = startRecorder(60, events);
    await settled();
    recorder.cancel();
    await settled();
    expect(told).toEqual(['start']);
  });

  it('would have been refused beyond its limits', () => {
    const good = { duration: 60_000, sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000, format: 'mp3' };
    expect(() => assertRecordable(good)).not.toThrow();
    for (const bad of [{ duration: 600_001 }, { sampleRate: 44_100 }, { encodeBitRate: 320_000 }, { format: 'ogg' }, { numberOfChannels: 3 }]) {
      expect(() => assertRecordable({ ...good, ...bad })).toThrow();
    }
  });

  it('is heard afterwards in spite of the mute switch, one voice at a time', async () => {
    const { startPlaying } = openRecorder(phone, run);
    const [one, two] = [phone.files.addTemp(Buffer.from('1'), 'mp3'), phone.files.addTemp(Buffer.from('2'), 'mp3')];
    const ended: string[] = [];
    const listen = (name: string, src: string) => startPlaying(src, { onEnd: () => void ended.push(name), onFail: () => void ended.push(`${name} failed`) });
    listen('one', one);
    await settled();
    listen('two', two);
    expect(ended).toEqual(['one']);
    await settled();
    expect(phone.sound.heard).toEqual([{ src: one, inSpiteOfMute: true }, { src: two, inSpiteOfMute: true }]);
    await new Promise((resolve) => void setTimeout(resolve, 150));
    expect(ended).toEqual(['one', 'two']);
    listen('three', 'http://tmp/gone.mp3');
    await settled();
    expect(ended).toEqual(['one', 'two', 'three', 'three failed']);
  });
});
