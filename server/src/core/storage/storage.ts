import type { Readable } from 'node:stream';

/** Where files live; keys are `/`-separated names such as `photos/3F/01J…/full.jpg`. */
export abstract class Storage {
  /** Whole or not at all; replaces what was there. */
  abstract put(key: string, content: Buffer | Readable): Promise<void>;
  /** `undefined` when nothing is kept under the key. */
  abstract get(key: string): Promise<Readable | undefined>;
  /** Removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  abstract exists(key: string): Promise<boolean>;
}

const SEGMENT = '[A-Za-z0-9_][A-Za-z0-9._-]*';
const KEY = new RegExp(`^${SEGMENT}(/${SEGMENT})*$`);

/** No key can leave the store: no empty, dotted or absolute part, nothing a file system might read otherwise. */
export function assertKey(key: string): void {
  if (key.length > 200 || !KEY.test(key)) throw new Error('Not a storage key');
}
