// Where the log lies: at an address (http, https), or in a folder of files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const isAddress = (place) => /^https?:\/\//.test(place);

export async function fetchFile(place, name) {
  if (!isAddress(place)) return readFile(join(place, ...name.split('/')));
  const response = await fetch(`${place.replace(/\/+$/, '')}/${name}`);
  if (!response.ok) throw new Error(`取不到 ${name}(${response.status})`);
  return Buffer.from(await response.arrayBuffer());
}

/** 1234067 → x001/x234/067 */
function numbered(index) {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return groups.join('/');
}

const WIDTH = 256;
const pathOf = (kind, index, width) => `tile/${kind}/${numbered(index)}${width === WIDTH ? '' : `.p/${width}`}`;

async function* tilesOf(place, kind, count) {
  for (let index = 0; index * WIDTH < count; index += 1) {
    const width = Math.min(WIDTH, count - index * WIDTH);
    yield { name: pathOf(kind, index, width), width, bytes: await fetchFile(place, pathOf(kind, index, width)) };
  }
}

/** Every entry of the log, in order. */
export async function entriesOf(place, size) {
  const entries = [];
  for await (const { name, width, bytes } of tilesOf(place, 'entries', size)) {
    let at = 0;
    for (let count = 0; count < width; count += 1) {
      const length = bytes.length >= at + 2 ? bytes.readUInt16BE(at) : Infinity;
      if (at + 2 + length > bytes.length) throw new Error(`${name} 不完整`);
      entries.push(bytes.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
    if (at !== bytes.length) throw new Error(`${name} 太长`);
  }
  return entries;
}

/** The hashes of a level of tiles, in order. */
export async function hashesOf(place, level, count) {
  const hashes = [];
  for await (const { name, width, bytes } of tilesOf(place, level, count)) {
    if (bytes.length !== 32 * width) throw new Error(`${name} 长度不对`);
    for (let at = 0; at < width; at += 1) hashes.push(bytes.subarray(32 * at, 32 * at + 32));
  }
  return hashes;
}
