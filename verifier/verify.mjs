#!/usr/bin/env node
// Checks a village's transparency log. Needs Node 20 and nothing else; shares no code with the server. See README.md.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { commitmentOf } from './line.mjs';
import { openCheckpoint, readKey } from './note.mjs';
import { entriesOf, fetchFile, hashesOf } from './source.mjs';
import { leafOf, levelAbove, rootOf } from './tree.mjs';

const USAGE = '用法:node verify.mjs 账本地址或文件夹 --key 公钥或公钥文件 [--old 旧凭证文件] [--line 导出的一笔.json] [--save 存到文件]';

const say = (words) => process.stdout.write(`${words}\n`);

class Wrong extends Error {}
const assert = (holds, words) => {
  if (!holds) throw new Wrong(words);
  say(`对  ${words}`);
};

async function keyFrom(words) {
  if (words.includes('+')) return readKey(words);
  return readKey(await readFile(words, 'utf8'));
}

/** Leaves of the whole log, whose root is the signed one; every hash tile is what they add up to. */
async function recompute(place, checkpoint) {
  const entries = await entriesOf(place, checkpoint.size);
  const leaves = entries.map(leafOf);
  assert(rootOf(leaves).equals(checkpoint.root), `${checkpoint.size} 笔重新算过,和签名的指纹一致`);
  for (let [level, hashes] = [0, leaves]; hashes.length > 0; level += 1, hashes = levelAbove(hashes)) {
    const served = await hashesOf(place, level, hashes.length);
    assert(hashes.every((hash, at) => hash.equals(served[at])), `第 ${level} 层瓦片和各笔一致`);
  }
  return { entries, leaves };
}

function checkOld(old, checkpoint, leaves) {
  assert(old.origin === checkpoint.origin, '旧凭证是同一本账的');
  assert(old.size <= checkpoint.size, `旧凭证有 ${old.size} 笔,现在有 ${checkpoint.size} 笔,没有变短`);
  assert(rootOf(leaves, 0, old.size).equals(old.root), `旧凭证里的 ${old.size} 笔都还在原来的位置,一字未改`);
}

function checkLine(line, entries) {
  const commitment = commitmentOf(line);
  const at = Number.isInteger(line.position) ? line.position : entries.findIndex((entry) => entry.equals(commitment));
  assert(at >= 0 && entries[at]?.equals(commitment), `这一笔封存在第 ${at + 1} 个位置,内容一字未改`);
}

async function main() {
  const options = { key: { type: 'string' }, old: { type: 'string' }, line: { type: 'string', multiple: true }, save: { type: 'string' } };
  const { values, positionals: [place] } = parseArgs({ options, allowPositionals: true });
  if (!place || !values.key) throw new Error(USAGE);
  const key = await keyFrom(values.key);
  const note = (await fetchFile(place, 'checkpoint')).toString('utf8');
  const checkpoint = openCheckpoint(note, key);
  say(`对  ${checkpoint.origin} 的封存凭证,签名有效`);
  const { entries, leaves } = await recompute(place, checkpoint);
  if (values.old) checkOld(openCheckpoint(await readFile(values.old, 'utf8'), key), checkpoint, leaves);
  for (const file of values.line ?? []) checkLine(JSON.parse(await readFile(file, 'utf8')), entries);
  if (values.save) await writeFile(values.save, note);
  say('全部核对无误');
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Wrong ? '不对  ' : ''}${error.message}\n`);
  process.exitCode = error instanceof Wrong || /签名|凭证/.test(error.message) ? 1 : 2;
});
