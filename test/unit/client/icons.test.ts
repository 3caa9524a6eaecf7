import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(__dirname, '../../../miniapp/src/ui', file), 'utf8');

it('every icon a page can name has a shape', () => {
  const [, list = ''] = /export const ICONS = \[([^\]]*)\]/.exec(read('icon.tsx')) ?? [];
  const names = [...list.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
  const drawn = new Set([...read('tokens.scss').matchAll(/^ {2}([a-z-]+): 'M/gm)].map(([, name]) => name));
  const drawnByHand = new Set([...read('parts/icon.scss').matchAll(/\.v-icon--([a-z]+) \{/g)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !drawn.has(name) && !drawnByHand.has(name))).toEqual([]);
});
