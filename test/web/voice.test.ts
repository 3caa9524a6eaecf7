/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import type { Page } from 'playwright-core';
import { voiceRoutes, type Voice } from '../../shared/contract/voice';
import type { Phone } from '../support/web/phone';
import { Web } from '../support/web/web';

jest.setTimeout(40_000);

const CORE = join(__dirname, '../../miniapp/src/core');
const MODULES = ['recording', 'wav', 'recorder-browser'];

const compiled = (name: string): string =>
  transformSync(readFileSync(join(CORE, `${name}.ts`), 'utf8'), { jsc: { parser: { syntax: 'typescript' }, target: 'es2020' }, module: { type: 'commonjs' } }).code;

/** The client's own recorder, as a function on the page. */
async function bringRecorder(page: Page): Promise<void> {
  const parts = MODULES.map((name) => `modules['./${name}'] = (() => { const exports = {}; ${compiled(name)}; return exports; })();`);
  await page.evaluate(`(() => { const modules = {}; const require = (name) => modules[name]; ${parts.join('\n')} window.startInBrowser = modules['./recorder-browser'].startInBrowser; })()`);
}

type Start = typeof import('../../miniapp/src/core/recorder-browser')['startInBrowser'];
interface Outcome {
  started: boolean;
  seconds?: number;
  bytes?: number[];
  words?: string;
}

/** Speaks for a while, or until the limit stops it, and says what came of it. */
const record = (page: Page, speakMs: number, mostSeconds: number): Promise<Outcome> =>
  page.evaluate(([speak, most]) => new Promise<Outcome>((resolve) => {
    const { startInBrowser } = window as unknown as { startInBrowser: Start };
    let started = false;
    const running = startInBrowser(most!, {
      onStart: () => {
        started = true;
        setTimeout(() => running.stop(), speak);
      },
      onEnd: ({ path, seconds }) => void fetch(path).then((found) => found.arrayBuffer()).then((file) => resolve({ started, seconds, bytes: [...new Uint8Array(file)] })),
      onFail: (words) => resolve({ started, words }),
    });
  }), [speakMs, mostSeconds]);

const playedToTheEnd = (page: Page, src: string): Promise<string> =>
  page.evaluate((address) => new Promise<string>((resolve) => {
    const audio = new Audio(address);
    audio.muted = true;
    audio.onended = () => resolve('ended');
    audio.onerror = () => resolve(audio.error?.message ?? 'error');
    void audio.play().catch((error: Error) => resolve(error.message));
  }), src);

describe('speaking in a browser', () => {
  let web: Web;
  let villager: Phone;

  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });
  beforeEach(async () => {
    villager = await web.phoneOf('villager');
    await villager.open('home');
    await bringRecorder(villager.page);
  });
  afterEach(() => villager.close());

  it('gives a WAV that the server takes and the page may play, from here and from there', async () => {
    await villager.allowMicrophone();
    const { started, seconds, bytes } = await record(villager.page, 2_200, 60);
    expect(started).toBe(true);
    expect(seconds).toBe(2);
    const file = Uint8Array.from(bytes!);
    // The device beeps: something must be heard.
    expect(new Int16Array(file.buffer.slice(44)).some((sample) => Math.abs(sample) > 500)).toBe(true);
    const token = await web.running.as('villager');
    const voice: Voice = await web.running.api.call(voiceRoutes.upload, { query: {} }, { token, file: { bytes: file, name: 'a.wav', type: 'audio/wav' } });
    expect(voice.seconds).toBe(2);
    expect(await playedToTheEnd(villager.page, voice.url)).toBe('ended');
    const blob = await villager.page.evaluate((all) => URL.createObjectURL(new Blob([Uint8Array.from(all)], { type: 'audio/wav' })), bytes!);
    expect(await playedToTheEnd(villager.page, blob)).toBe('ended');
  });

  it('stops by itself at the limit', async () => {
    await villager.allowMicrophone();
    expect(await record(villager.page, 10_000, 2)).toMatchObject({ seconds: 2 });
  });

  it('says so when nothing was said', async () => {
    await villager.allowMicrophone();
    expect(await record(villager.page, 250, 60)).toMatchObject({ words: expect.stringContaining('太短了') });
  });

  it('says where to switch the microphone on, and that writing is still possible', async () => {
    expect(await record(villager.page, 1_000, 60)).toEqual({ started: false, words: '没有麦克风权限,请在浏览器设置里打开;也可以打字' });
  });
});
