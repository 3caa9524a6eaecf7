import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every function WeChat really has, from its own typings. */
function readNames(): string[] {
  const folder = dirname(require.resolve('miniprogram-api-typings/package.json'));
  const text = readFileSync(join(folder, 'types/wx/lib.wx.api.d.ts'), 'utf8');
  const from = text.indexOf('    interface Wx {');
  const body = text.slice(from, text.indexOf('\n    interface ', from + 1));
  return [...new Set([...body.matchAll(/^ {8}([a-zA-Z]+)[(<]/gm)].map(([, name]) => name ?? ''))];
}

export const realApis: ReadonlySet<string> = new Set(readNames());
