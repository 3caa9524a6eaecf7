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
    send: (_payload, { key }) => call(confirmRoute, {}, { key }),
  });
  drafts.startOutbox();
  await drafts.flushOutbox();
  return { ...drafts, ...store, setOnline: (online: boolean) => useNetwork.setState({ online }) };
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
});
