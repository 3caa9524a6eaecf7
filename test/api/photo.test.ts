import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import sharp from 'sharp';
import type { Caller } from '../../server/src/core/access/caller';
import { SessionReader } from '../../server/src/core/access/ports';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { UploadQuotaRow } from '../../server/src/core/uploads/upload-quota.entity';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { PhotoRow } from '../../server/src/features/photo/photo.entity';
import { PhotoModule } from '../../server/src/features/photo/photo.module';
import { BYTES_A_DAY, PHOTOS_A_DAY } from '../../server/src/features/photo/photo.kind';
import { PhotoService } from '../../server/src/features/photo/photo.service';
import type { Photo } from '../../shared/contract/common';
import { MAX_PHOTO_BYTES, photoRoutes } from '../../shared/contract/photo';
import { type RunningApp, startApp } from '../support/app';
import { databases } from '../support/databases';

const callerOf = (token: string): Caller => ({ memberId: token, sessionId: token, standing: { appointments: [], residentOf: [] } });

/** Whoever comes is who they say they are. */
class TrustingSessions extends SessionReader {
  async read(token: string): Promise<Caller> {
    return callerOf(token);
  }
}

@Module({ providers: [{ provide: SessionReader, useClass: TrustingSessions }], exports: [SessionReader] })
class TrustingModule {}

const picture = (shade: number) => sharp({ create: { width: 900, height: 600, channels: 3, background: { r: shade, g: 90, b: 60 } } }).jpeg().toBuffer();

describe.each(databases)('a villager sends a photo ($name)', (database) => {
  let village: RunningApp;
  let bytes: Buffer;
  const send = (token: string, query: { key?: string } = {}, file: Uint8Array = bytes) =>
    village.api.call(photoRoutes.upload, { query: { purpose: 'report', ...query } }, { token, file: { bytes: file } });
  const photos = () => village.app.get(PhotoService);
  const uow = () => village.app.get(UnitOfWork);
  const attach = (token: string, sent: Photo[], subject: string) =>
    uow().run(() => photos().attach(callerOf(token), sent.map(({ photoId }) => photoId), subject, '421102200215'));
  const folderOf = ({ photoId }: Photo) => join(village.config.dataDir, 'files', 'photos', photoId.slice(-2), photoId);
  const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);
  const countOf = (ownerId: string) => uow().repo(PhotoRow).countBy({ ownerId });

  beforeAll(async () => {
    village = await startApp(database, { features: [PhotoModule, TrustingModule] });
    bytes = await picture(120);
  });
  afterAll(() => village.close());

  it('and gets links that show it without signing in, full and small', async () => {
    const photo = await send('li-si');
    expect(photo).toMatchObject({ width: 900, height: 600 });
    const full = await village.api.fetch(photo.url);
    expect(full.status).toBe(200);
    expect(await sharp(full.body as Uint8Array).metadata()).toMatchObject({ format: 'jpeg', width: 900 });
    expect(Object.fromEntries(full.headers)).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(full.headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/);
    const thumb = await village.api.fetch(photo.thumbUrl);
    expect(await sharp(thumb.body as Uint8Array).metadata()).toMatchObject({ width: 400 });
  });

  it('only when signed in', async () => {
    await expect(village.api.call(photoRoutes.upload, { query: { purpose: 'post' } }, { file: { bytes } })).rejects.toMatchObject({ status: 401 });
  });

  it('twice with the same key, and there is one photo', async () => {
    const first = await send('twice', { key: 'same-key-1' });
    const again = await send('twice', { key: 'same-key-1' });
    expect(again).toEqual(first);
    expect(await countOf('twice')).toBe(1);
  });

  it('several times at once with the same key, and there is one photo with its files', async () => {
    const sent = await Promise.all(Array.from({ length: 5 }, () => send('impatient', { key: 'same-key-2' })));
    expect(new Set(sent.map(({ photoId }) => photoId)).size).toBe(1);
    expect(await countOf('impatient')).toBe(1);
    expect(filesIn(folderOf(sent[0]!))).toEqual(['full.jpg', 'thumb.jpg']);
    expect(await uow().repo(UploadQuotaRow).findOneByOrFail({ id: quotaId('impatient') })).toMatchObject({ files: 1 });
  });

  it('and another photo with the same key is refused', async () => {
    await send('reuser', { key: 'same-key-3' });
    await expect(send('reuser', { key: 'same-key-3' }, await picture(10))).rejects.toMatchObject({ code: 'PHOTO_KEY_REUSED', status: 409 });
    await expect(send('neighbour', { key: 'same-key-3' })).resolves.toMatchObject({ width: 900 });
  });

  it('that is none, and is told so', async () => {
    const page = Buffer.from('<html></html>');
    await expect(send('li-si', {}, page)).rejects.toMatchObject({ code: 'PHOTO_TYPE_UNKNOWN', status: 415 });
    await expect(send('li-si', {}, bytes.subarray(0, bytes.length - 900))).rejects.toMatchObject({ code: 'PHOTO_BROKEN', status: 422 });
  });

  it('that is too large, whether its length was announced or not', async () => {
    const refusal = { code: 'BODY_TOO_LARGE', status: 413, message: expect.stringContaining('10 MB') };
    await expect(send('li-si', {}, Buffer.alloc(MAX_PHOTO_BYTES + 50_000))).rejects.toMatchObject(refusal);
    await expect(send('li-si', {}, Buffer.alloc(MAX_PHOTO_BYTES + 1))).rejects.toMatchObject(refusal);
  });

  it('that never ends, and the line is cut soon after the limit', async () => {
    const { status, sent } = await sendForEver(village.http);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(3 * MAX_PHOTO_BYTES);
  });

  it('until the day is full; tomorrow there is room again', async () => {
    await send('eager');
    await uow().run(() => uow().repo(UploadQuotaRow).update({ id: quotaId('eager') }, { files: PHOTOS_A_DAY - 1 }));
    const last = await Promise.allSettled([send('eager'), send('eager'), send('eager')]);
    expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await countOf('eager')).toBe(2);
    await expect(send('eager')).rejects.toMatchObject({ code: 'PHOTO_QUOTA_USED', status: 429 });
    const today = village.clock.now();
    village.clock.set('2026-11-24T00:00:01+08:00');
    await expect(send('eager')).resolves.toMatchObject({ width: 900 });
    village.clock.set(today);
  });

  it('until the bytes of the day are used up, and nothing of a refused one stays', async () => {
    await send('heavy');
    await uow().run(() => uow().repo(UploadQuotaRow).update({ id: quotaId('heavy') }, { bytes: BYTES_A_DAY - 10 }));
    const before = allFiles(village);
    await expect(send('heavy')).rejects.toMatchObject({ code: 'PHOTO_QUOTA_USED' });
    expect(allFiles(village)).toEqual(before);
  });

  describe('whose link', () => {
    it('stays the same all day, so that it caches', async () => {
      const { photoId, url } = await send('li-si');
      village.clock.advanceMinutes(60);
      expect((await photos().view([photoId], { seesUnchecked: true }))[0]?.url).toBe(url);
      village.clock.advanceMinutes(-60);
    });

    it('opens nothing else and cannot be made longer', async () => {
      const [one, other] = [await send('li-si'), await send('li-si')];
      const ending = new URL(one.url, 'http://x').searchParams.get('e')!;
      for (const forged of [
        one.url.replace(one.photoId, other.photoId),
        one.url.replace('/full', '/thumb'),
        one.url.replace(`e=${ending}`, `e=${Number(ending) + 86_400}`),
        one.url.slice(0, -1),
      ]) {
        const answer = await village.api.fetch(forged);
        expect([answer.status, answer.body]).toEqual([403, { error: expect.objectContaining({ code: 'PHOTO_LINK_EXPIRED' }) }]);
      }
      expect((await village.api.fetch(one.url.replace('/full', '/original'))).status).toBe(404);
    });

    it('works for a day at least and ends within two', async () => {
      const { url } = await send('li-si');
      const today = village.clock.now();
      village.clock.advanceDays(1);
      expect((await village.api.fetch(url)).status).toBe(200);
      village.clock.advanceDays(1);
      expect((await village.api.fetch(url)).status).toBe(403);
      village.clock.set(today);
    });
  });

  describe('and puts it', () => {
    it('into one thing, again into the same, never into another', async () => {
      const sent = [await send('owner'), await send('owner')];
      await attach('owner', sent, 'report:A');
      await attach('owner', sent, 'report:A');
      await expect(attach('owner', sent.slice(0, 1), 'report:B')).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS', status: 422 });
    });

    it('all or none: a neighbour’s photo spoils the lot', async () => {
      const [mine, theirs] = [await send('owner'), await send('other')];
      await expect(attach('owner', [mine, theirs], 'report:C')).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS' });
      await expect(attach('owner', [mine], 'report:D')).resolves.toBeUndefined();
      await expect(attach('owner', [{ ...mine, photoId: 'nobody-knows-this' }], 'report:E')).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS' });
    });

    it('into two things at once, and one of them wins', async () => {
      const sent = [await send('owner')];
      const settled = await Promise.allSettled([attach('owner', sent, 'report:F'), attach('owner', sent, 'report:G')]);
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('nowhere for two days, and it is swept away; one that is used stays', async () => {
      const [idle, used] = [await send('owner'), await send('owner')];
      await attach('owner', [used], 'report:H');
      village.clock.advanceDays(1);
      await village.app.get(JobRunner).drain();
      expect((await photos().view([idle.photoId, used.photoId], { seesUnchecked: true })).map(({ photoId }) => photoId)).toEqual([idle.photoId, used.photoId]);
      village.clock.advanceDays(1);
      village.clock.advanceMinutes(61);
      await village.app.get(JobRunner).drain();
      expect((await photos().view([idle.photoId, used.photoId], { seesUnchecked: true })).map(({ photoId }) => photoId)).toEqual([used.photoId]);
      expect([filesIn(folderOf(idle)), filesIn(folderOf(used))]).toEqual([[], ['full.jpg', 'thumb.jpg']]);
      await expect(attach('owner', [idle], 'report:I')).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS' });
    });
  });
});

/** 2026-11-23 in days since 1970. */
const quotaId = (ownerId: string): string => `photo:${ownerId}:20780`;

const allFiles = ({ config }: RunningApp): string[] =>
  readdirSync(join(config.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name, parentPath }) => join(parentPath, name)).sort();

/** Chunked, without a length, until the server has had enough. */
function sendForEver(base: string): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer endless', 'content-type': 'multipart/form-data; boundary=line' };
    const upload = request(`${base}/api/photos?purpose=post`, { method: 'POST', headers });
    const chunk = Buffer.alloc(64 * 1024, 1);
    let sent = 0;
    let over = false;
    const pump = (): void => {
      while (!over && sent < 8 * MAX_PHOTO_BYTES) {
        sent += chunk.length;
        if (!upload.write(chunk)) return void upload.once('drain', pump);
      }
    };
    upload.on('response', (response) => {
      over = true;
      resolve({ status: response.statusCode ?? 0, sent });
      upload.destroy();
    });
    upload.on('error', (error) => over || reject(error));
    upload.write('--line\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n');
    pump();
  });
}
