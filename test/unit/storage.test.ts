import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { LocalStorage } from '../../server/src/core/storage/local-storage';

describe('files kept in a folder', () => {
  let root: string;
  let storage: LocalStorage;
  const read = async (key: string) => {
    const stream = await storage.get(key);
    return stream && text(stream);
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'village-files-'));
    storage = new LocalStorage(root);
  });
  afterEach(() => rm(root, { recursive: true }));

  it('are read back as they were put, from a buffer or a stream', async () => {
    await storage.put('a/b.txt', Buffer.from('one'));
    await storage.put('c.txt', Readable.from([Buffer.from('t'), Buffer.from('wo')]));
    expect([await read('a/b.txt'), await read('c.txt')]).toEqual(['one', 'two']);
  });

  it('are replaced whole', async () => {
    await storage.put('a.txt', Buffer.from('a long first version'));
    await storage.put('a.txt', Buffer.from('short'));
    expect(await read('a.txt')).toBe('short');
  });

  it('are gone once removed, and removing them again is no error', async () => {
    await storage.put('a.txt', Buffer.from('x'));
    expect(await storage.exists('a.txt')).toBe(true);
    await storage.remove('a.txt');
    await storage.remove('a.txt');
    expect([await storage.exists('a.txt'), await read('a.txt')]).toEqual([false, undefined]);
  });

  it('leave the former version and no rubbish when the stream breaks off', async () => {
    await storage.put('a.txt', Buffer.from('former'));
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(storage.put('a.txt', broken)).rejects.toThrow('connection lost');
    expect(await read('a.txt')).toBe('former');
    expect(await readdir(root)).toEqual(['a.txt']);
  });

  it.each(['../a', 'a/../../b', '/etc/passwd', 'a//b', 'a/', '', '.', 'a/.hidden', 'a\\..\\b', 'a\0b', 'x'.repeat(201)])(
    'have no key like %j',
    async (key) => {
      for (const act of [storage.put(key, Buffer.from('x')), storage.get(key), storage.remove(key), storage.exists(key)]) {
        await expect(act).rejects.toThrow('Not a storage key');
      }
    },
  );
});
