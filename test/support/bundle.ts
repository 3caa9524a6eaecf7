import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const API = join(__dirname, '../api');
/** How many there are of `test/bundles/api-N.test.ts`. */
export const BUNDLES = 8;
/** Minutes each; a bundle has at most one of them. */
const LONG = ['access-matrix', 'demo', 'parallel-writes', 'crash', 'report-machine', 'hygiene-review', 'report-life', 'hygiene-tables'];
const LONGEST_TEST_MS = 240_000;

const files = (): string[] =>
  readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts')).map((file) => file.replaceAll('\\', '/')).sort();

const isLong = (file: string): boolean => LONG.includes(file.replace(/\.test\.ts$/, ''));

/** Every file is in exactly one of them. */
export function filesOf(bundle: number): string[] {
  const all = files();
  return [...all.filter(isLong), ...all.filter((file) => !isLong(file))].filter((_, at) => at % BUNDLES === bundle);
}

/**
 * Many files of API tests as one: jest loads the server anew for each file, five seconds of processor time, seventy times over.
 * `npm test` runs the bundles; a file alone runs as it always does.
 */
export function runBundle(bundle: number): void {
  for (const file of filesOf(bundle)) {
    describe(file, () => {
      require(join(API, file));
    });
  }
  jest.setTimeout(LONGEST_TEST_MS);
}
