import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { Caller } from '../../server/src/core/access/caller';
import { SessionReader } from '../../server/src/core/access/ports';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { UploadQuotaRow } from '../../server/src/core/uploads/upload-quota.entity';
import { VoiceRow } from '../../server/src/features/voice/voice.entity';
import { VOICE_BYTES_A_DAY, VOICES_A_DAY } from '../../server/src/features/voice/voice.kind';
import { VoiceModule } from '../../server/src/features/voice/voice.module';
import { Voices } from '../../server/src/features/voice/voices.service';
import { MAX_VOICE_BYTES, voiceRoutes, type Voice } from '../../shared/contract/voice';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { anMp3, aWav, id3 } from '../support/sounds';

const callerOf = (token: string): Caller => ({ memberId: token, sessionId: token, standing: { appointments: [], residentOf: [] } });

/** Whoever comes is who they say they are. */
class TrustingSessions extends SessionReader {
  async read(token: string): Promise<Caller> {
    return callerOf(token);
  }
}

@Module({ providers: [{ provide: SessionReader, useClass: TrustingSessions }], exports: [SessionReader] })
class TrustingModule {}

describe.each(databases)('a villager speaks instead of writing ($name)', (database) => {
  let village: RunningApp;
  const mp3 = anMp3(7);
  const send = (token: string, query: { key?: string } = {}, bytes: Uint8Array = mp3) =>
    village.api.call(voiceRoutes.upload, { query }, { token, file: { bytes, name: 'cover.jpg', type: 'image/jpeg' } });
  const voices = () => village.app.get(Voices);
  const uow = () => village.app.get(UnitOfWork);
  const idsOf = (sent: Voice[]) => sent.map(({ voiceId }) => voiceId);
  const attach = (token: string, sent: Voice[], subject: string) =>
    uow().run(() => voices().attach(callerOf(token), idsOf(sent), subject, '421102200215'));
  const filesOf = (voiceId: string): string[] => {
    const folder = join(village.config.dataDir, 'files', 'voices', voiceId.slice(-2));
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(voiceId)) : [];
  };
  const quotaId = (ownerId: string): string => `voice:${ownerId}:20780`;
  const countOf = (ownerId: string) => uow().repo(VoiceRow).countBy({ ownerId });

  beforeAll(async () => {
    village = await startApp(database, { features: [VoiceModule, TrustingModule] });
  });
  afterAll(() => village.close());

  it('and whoever has the link hears it, without signing in', async () => {
    const { url, seconds } = await send('li-si');
    expect(seconds).toBe(7);
    expect(url).toMatch(/^\/api\/voices\/[0-9A-Z]{26}\.mp3\?e=\d+&s=/);
    const heard = await village.api.fetch(url);
    expect([heard.status, Buffer.from(heard.body as Uint8Array).equals(mp3)]).toEqual([200, true]);
    expect(Object.fromEntries(heard.headers)).toMatchObject({
      'content-type': 'audio/mpeg', 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes', 'content-length': String(mp3.length),
    });
    expect(heard.headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/);
  });

  it('in a browser too', async () => {
    const { url, seconds } = await send('li-si', {}, aWav(3.2));
    expect(seconds).toBe(3);
    expect((await village.api.fetch(url)).headers.get('content-type')).toBe('audio/wav');
  });

  it('and an iPhone hears it part by part', async () => {
    const { url } = await send('li-si');
    const part = async (range: string) => {
      const { status, headers, body } = await village.api.fetch(url, { headers: { range } });
      return { status, range: headers.get('content-range'), bytes: Buffer.from(body as Uint8Array) };
    };
    const total = mp3.length;
    expect(await part('bytes=0-1')).toEqual({ status: 206, range: `bytes 0-1/${total}`, bytes: mp3.subarray(0, 2) });
    expect(await part('bytes=100-')).toEqual({ status: 206, range: `bytes 100-${total - 1}/${total}`, bytes: mp3.subarray(100) });
    expect(await part('bytes=-5')).toEqual({ status: 206, range: `bytes ${total - 5}-${total - 1}/${total}`, bytes: mp3.subarray(-5) });
    for (const odd of [`bytes=${total}-`, 'bytes=9-3', 'bytes=-', 'lines=1-2', 'bytes=0-1,5-6']) {
      expect(await part(odd)).toMatchObject({ status: 200, range: null });
    }
  });

  it('and nothing is kept but the sound', async () => {
    const { url } = await send('li-si', {}, Buffer.concat([id3('老王 30.45,114.89'), mp3]));
    expect(Buffer.from((await village.api.fetch(url)).body as Uint8Array).equals(mp3)).toBe(true);
  });

  it('only when signed in', async () => {
    await expect(village.api.call(voiceRoutes.upload, { query: {} }, { file: { bytes: mp3 } })).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    ['a page called a recording', () => Buffer.from('<html></html>'), 'VOICE_TYPE_UNKNOWN', 415],
    ['a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'VOICE_TYPE_UNKNOWN', 415],
    ['nothing', () => Buffer.alloc(0), 'VOICE_TYPE_UNKNOWN', 415],
    ['a page behind a recording', () => Buffer.concat([mp3, Buffer.from('<script>')]), 'VOICE_BROKEN', 422],
    ['half of one', () => aWav(4).subarray(0, 9_000), 'VOICE_BROKEN', 422],
    ['a click', () => anMp3(0.2), 'VOICE_TOO_SHORT', 422],
    ['a speech', () => anMp3(62), 'VOICE_TOO_LONG', 422],
    ['a slow speech', () => aWav(65, { rate: 8_000 }), 'VOICE_TOO_LONG', 422],
  ])('and is told when it is %s', async (_, bytes, code, status) => {
    await expect(send('clumsy', {}, bytes())).rejects.toMatchObject({ code, status });
    expect(await countOf('clumsy')).toBe(0);
  });

  it('for a minute, which is not too long however late the recorder stops', async () => {
    expect(await send('li-si', {}, anMp3(60.6))).toMatchObject({ seconds: 60 });
    expect(await send('li-si', {}, aWav(60))).toMatchObject({ seconds: 60 });
  });

  it('too much for one file, announced or not', async () => {
    const refusal = { code: 'BODY_TOO_LARGE', status: 413, message: expect.stringContaining('2 MB') };
    await expect(send('li-si', {}, Buffer.alloc(MAX_VOICE_BYTES + 50_000))).rejects.toMatchObject(refusal);
    await expect(send('li-si', {}, Buffer.alloc(MAX_VOICE_BYTES + 1))).rejects.toMatchObject(refusal);
  });

  it('several times with the same key, at once and later, and there is one voice', async () => {
    const sent = await Promise.all(Array.from({ length: 4 }, () => send('impatient', { key: 'same-key-1' })));
    expect(await send('impatient', { key: 'same-key-1' })).toEqual(sent[0]);
    expect(new Set(idsOf(sent)).size).toBe(1);
    expect(await countOf('impatient')).toBe(1);
    expect(await uow().repo(UploadQuotaRow).findOneByOrFail({ id: quotaId('impatient') })).toMatchObject({ files: 1 });
    expect(filesOf(sent[0]!.voiceId)).toHaveLength(1);
  });

  it('and other words under the same key are refused', async () => {
    await send('reuser', { key: 'same-key-2' });
    await expect(send('reuser', { key: 'same-key-2' }, anMp3(3))).rejects.toMatchObject({ code: 'VOICE_KEY_REUSED', status: 409 });
    await expect(send('neighbour', { key: 'same-key-2' })).resolves.toMatchObject({ seconds: 7 });
  });

  it('until the day is full, by number or by size', async () => {
    await send('eager');
    await uow().run(() => uow().repo(UploadQuotaRow).update({ id: quotaId('eager') }, { files: VOICES_A_DAY - 1 }));
    const last = await Promise.allSettled([send('eager'), send('eager'), send('eager')]);
    expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(send('eager')).rejects.toMatchObject({ code: 'VOICE_QUOTA_USED', status: 429 });
    await send('heavy');
    await uow().run(() => uow().repo(UploadQuotaRow).update({ id: quotaId('heavy') }, { bytes: VOICE_BYTES_A_DAY - 10 }));
    await expect(send('heavy')).rejects.toMatchObject({ code: 'VOICE_QUOTA_USED' });
    const today = village.clock.now();
    village.clock.set('2026-11-24T00:00:01+08:00');
    await expect(send('eager')).resolves.toMatchObject({ seconds: 7 });
    village.clock.set(today);
  });

  it('with a link that opens nothing else and ends', async () => {
    const [one, other] = [await send('li-si'), await send('li-si')];
    const ending = new URL(one.url, 'http://x').searchParams.get('e')!;
    for (const forged of [one.url.replace(one.voiceId, other.voiceId), one.url.replace(`e=${ending}`, `e=${Number(ending) + 86_400}`), one.url.slice(0, -1)]) {
      const answer = await village.api.fetch(forged);
      expect([answer.status, answer.body]).toEqual([403, { error: expect.objectContaining({ code: 'VOICE_LINK_EXPIRED' }) }]);
    }
    expect((await village.api.fetch(one.url.replace('.mp3', '.exe'))).status).toBe(404);
    expect((await village.api.fetch('/api/voices/..%2f..%2fsecret.mp3?e=1&s=x')).status).toBe(404);
    const today = village.clock.now();
    village.clock.advanceDays(2);
    expect((await village.api.fetch(one.url)).status).toBe(403);
    village.clock.set(today);
  });

  it('into one thing, again into the same, never into another, and never a neighbour’s', async () => {
    const [mine, also, theirs] = [await send('owner'), await send('owner'), await send('other')];
    await attach('owner', [mine], 'report:A');
    await attach('owner', [mine], 'report:A');
    await expect(attach('owner', [mine], 'report:B')).rejects.toMatchObject({ code: 'VOICE_NOT_YOURS', status: 422 });
    await expect(attach('owner', [also, theirs], 'report:C')).rejects.toMatchObject({ code: 'VOICE_NOT_YOURS' });
    await expect(attach('owner', [also], 'report:D')).resolves.toBeUndefined();
    await expect(attach('owner', [{ ...mine, voiceId: 'nobody-knows-this' }], 'report:A')).rejects.toMatchObject({ code: 'VOICE_NOT_YOURS' });
  });

  it('and only the speaker and the moderator hear it before it has passed the check', async () => {
    const { voiceId, url } = await send('speaker');
    const heardBy = async (reader?: Parameters<Voices['view']>[1]) => idsOf(await voices().view([voiceId], reader)).length;
    expect([await heardBy(), await heardBy({ memberId: 'listener' }), await heardBy({ memberId: 'speaker' }), await heardBy({ seesUnchecked: true })]).toEqual([0, 0, 1, 1]);
    expect(await voices().linkOf(voiceId)).toBe(url);
    expect(await voices().linkOf('nobody-knows-this')).toBeUndefined();
    const settle = (state: Parameters<Voices['setCheck']>[1]) => uow().run(() => voices().setCheck([voiceId], state));
    await settle('passed');
    await settle('checking');
    expect(await heardBy()).toBe(1);
    await settle('refused');
    expect([await heardBy(), await heardBy({ memberId: 'speaker' })]).toEqual([0, 1]);
  });

  it('and what nobody uses for two days is swept away', async () => {
    const [idle, used] = [await send('owner'), await send('owner')];
    await attach('owner', [used], 'report:H');
    village.clock.advanceDays(2);
    village.clock.advanceMinutes(61);
    await village.app.get(JobRunner).drain();
    expect(await uow().repo(VoiceRow).countBy([{ id: idle.voiceId }, { id: used.voiceId }])).toBe(1);
    expect([filesOf(idle.voiceId), filesOf(used.voiceId)]).toEqual([[], [`${used.voiceId}.mp3`]]);
    await expect(attach('owner', [idle], 'report:I')).rejects.toMatchObject({ code: 'VOICE_NOT_YOURS' });
  });
});
