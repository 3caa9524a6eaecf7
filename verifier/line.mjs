// A line of the record, as a household exports it: { "entry": { … }, "salt": "32 hex digits", "position": 7 }.
import { sha256 } from './tree.mjs';

/** The fields in alphabetical order, as JSON without spaces, in UTF-8. */
export function canonical(entry) {
  const fields = Object.keys(entry).sort();
  return Buffer.from(`{${fields.map((field) => `${JSON.stringify(field)}:${JSON.stringify(entry[field])}`).join(',')}}`);
}

/** What the log holds in its place. */
export function commitmentOf({ entry, salt }) {
  if (!/^[0-9a-f]{32}$/.test(salt ?? '') || typeof entry !== 'object' || entry === null) throw new Error('这不是一笔导出的档案');
  return sha256(Buffer.from(salt, 'hex'), canonical(entry));
}
