import type { MeView } from '../../../shared/contract/member';
import { Phone } from './phone';

const me: MeView = { memberId: 'm1', nickname: '老王', follows: [], residencies: [], appointments: [], consentVersion: 1 };
const confirmRoute = { method: 'POST', path: '/notes', access: 'signed-in', summary: 'A note.', returns: 'none', idempotent: true } as const;

/** Starts the app as a phone does: fresh modules, the phone's old storage. */
async function openApp(phone: Phone) {
  jest.resetModules();
  jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }));
  const drafts = require('../../../miniapp/src/core/drafts') as typeof import('../../../miniapp/src/core/drafts');
  const store = require('../../../miniapp/src/core/draft-store') as typeof import('../../../miniapp/src/core/draft-store');
  const { call } = require('../../../miniapp/src/core/call') as typeof import('../../../miniapp/src/core/call');
  const { rememberMe } = require('../../../miniapp/src/core/session') as typeof import('../../../miniapp/src/core/session');
  const { useNetwork } = require('../../../miniapp/src/core/network') as typeof import('../../../miniapp/src/core/network');
  rememberMe(me);
  drafts.outboxKind<{ words: string }>('note', {
    upload: () => Promise.resolve('photo-1'),
    send: (_payload, { key, voiceIds }) => call({ ...confirmRoute, path: `/notes${voiceIds.map((id) => `/${id}`).join('')}` }, {}, { key }),
  });
  drafts.startOutbox();
  await drafts.flushOutbox();
  const { keepVoice } = require('../../../miniapp/src/core/kept-files') as typeof import('../../../miniapp/src/core/kept-files');
  return { ...drafts, ...store, keepVoice, setOnline: (online: boolean) => useNetwork.setState({ online }) };
}

const done = { statusCode: 204, data: '' };

describe('what people write without a signal', () => {
  let phone: Phone;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    Object.assign(globalThis, { API_BASE: 'http://village' });
    phone = new Phone();
  });
  afterEach(() => jest.useRealTimers());

  it('waits on the phone and leaves by itself when the signal returns', async () => {
    const app = await openApp(phone);
    app.setOnline(false);
    const { id } = app.saveDraft({ kind: 'note', payload: { words: '路灯不亮' }, photos: [] });
    expect((await app.submitDraft(id))?.state).toBe('waiting');
    expect(phone.requests).toHaveLength(0);

    phone.answers = [done];
    app.setOnline(true);
    await app.flushOutbox();
    expect(app.findDraft(id)?.state).toBe('sent');
    expect(phone.requests).toHaveLength(1);
  });

  it('repeats the same key when the answer was lost, also after a restart', async () => {
    const first = await openApp(phone);
    const { id } = first.saveDraft({ kind: 'note', payload: { words: '垃圾满了' }, photos: [] });
    await first.submitDraft(id);

    phone.answers = [done];
    const second = await openApp(phone);
    expect(second.findDraft(id)?.state).toBe('sent');
    expect(new Set(phone.requests.map(({ key }) => key)).size).toBe(1);
    expect(phone.requests).toHaveLength(2);
  });

  it('is sent once however often the button is pressed', async () => {
    const app = await openApp(phone);
    const { id } = app.saveDraft({ kind: 'note', payload: { words: '水沟堵了' }, photos: [] });
    phone.answers = [done, done, done];
    await Promise.all([app.submitDraft(id), app.submitDraft(id), app.flushOutbox()]);
    expect(phone.requests).toHaveLength(1);
  });

  it('says why it was refused, can be changed, and goes as a new request', async () => {
    const app = await openApp(phone);
    const { id } = app.saveDraft({ kind: 'note', payload: { words: '' }, photos: [] });
    phone.answers = [{ statusCode: 400, data: { error: { code: 'INPUT_INVALID', message: '请填写内容' } } }, done];
    expect(await app.submitDraft(id)).toMatchObject({ state: 'failed', reason: '请填写内容' });

    app.saveDraft({ kind: 'note', payload: { words: '写好了' }, photos: [], id });
    expect((await app.submitDraft(id))?.state).toBe('sent');
    expect(new Set(phone.requests.map(({ key }) => key)).size).toBe(2);
  });

  it('cannot be changed while it may already have arrived', async () => {
    const app = await openApp(phone);
    const { id } = app.saveDraft({ kind: 'note', payload: { words: '一' }, photos: [] });
    await app.submitDraft(id);
    expect(app.findDraft(id)?.state).toBe('waiting');
    expect(() => app.saveDraft({ kind: 'note', payload: { words: '二' }, photos: [], id })).toThrow('正在发送');
  });

  it('keeps its pictures until they have arrived', async () => {
    const app = await openApp(phone);
    const photos = await app.keepPhotos(['tmp/1.jpg']);
    const { id } = app.saveDraft({ kind: 'note', payload: { words: '有图' }, photos });
    expect(phone.files.size).toBe(1);
    phone.answers = [done];
    await app.submitDraft(id);
    expect(phone.files.size).toBe(0);
  });

  describe('as a voice', () => {
    const uploaded = { statusCode: 200, data: { voiceId: 'v1', url: '/x', seconds: 5 } };
    const say = async (app: Awaited<ReturnType<typeof openApp>>, id?: string) => {
      const ref = await app.keepVoice('tmp/1.mp3');
      return app.saveDraft({ kind: 'note', payload: { words: '' }, photos: [], voices: [{ ref, seconds: 5 }], ...(id && { id }) });
    };

    it('goes up first, then with the act, and leaves the phone', async () => {
      const app = await openApp(phone);
      const { id, voices } = await say(app);
      expect([...phone.files]).toEqual([voices[0]!.ref]);
      expect(voices[0]!.ref).toMatch(/\.mp3$/);
      phone.uploadAnswers = [uploaded];
      phone.answers = [done];
      expect((await app.submitDraft(id))?.state).toBe('sent');
      expect(phone.requests.at(-1)?.url).toMatch(/\/notes\/v1$/);
      expect(phone.files.size).toBe(0);
    });

    it('is uploaded under the same key when the signal broke off, and never twice', async () => {
      const app = await openApp(phone);
      const { id } = await say(app);
      expect((await app.submitDraft(id))?.state).toBe('waiting');
      phone.uploadAnswers = [uploaded];
      await app.flushOutbox();
      expect(app.findDraft(id)).toMatchObject({ state: 'waiting', voices: [{ voiceId: 'v1', seconds: 5 }] });
      phone.answers = [done];
      const again = await openApp(phone);
      expect(again.findDraft(id)?.state).toBe('sent');
      expect(phone.uploads).toHaveLength(2);
      expect(new Set(phone.uploads.map(({ url }) => url)).size).toBe(1);
    });

    it('goes up again when the server has swept it away meanwhile', async () => {
      const app = await openApp(phone);
      const { id } = await say(app);
      phone.uploadAnswers = [uploaded];
      phone.answers = [{ statusCode: 422, data: { error: { code: 'VOICE_NOT_YOURS', message: '请重新录一段' } } }];
      expect(await app.submitDraft(id)).toMatchObject({ state: 'failed', reason: '请重新录一段' });
      expect(app.findDraft(id)?.voices[0]?.voiceId).toBeUndefined();
      phone.uploadAnswers = [{ ...uploaded, data: { ...uploaded.data, voiceId: 'v2' } }];
      phone.answers = [done];
      expect((await app.submitDraft(id))?.state).toBe('sent');
      expect(phone.requests.at(-1)?.url).toMatch(/\/notes\/v2$/);
    });

    it('is forgotten when it is deleted from the draft', async () => {
      const app = await openApp(phone);
      const { id } = await say(app);
      app.saveDraft({ kind: 'note', payload: { words: '打字' }, photos: [], voices: [], id });
      expect(phone.files.size).toBe(0);
    });

    it('is missing in drafts from before people could speak, and they still go', async () => {
      const old = { id: 'old', kind: 'note', payload: { words: '旧' }, photos: [], key: 'old-key-1', state: 'waiting', owner: 'm1', changedAt: Date.now() };
      phone.store.set('drafts', JSON.stringify([old]));
      phone.answers = [done];
      const app = await openApp(phone);
      expect(app.findDraft('old')).toMatchObject({ state: 'sent', voices: [] });
    });
  });
});
