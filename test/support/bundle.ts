import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const TESTS = join(__dirname, '..');
/** How many there are of `test/bundles/<folder>-<number>.test.ts`. */
export const BUNDLES = { api: 5, endurance: 3, web: 4, weapp: 3 };
export type Bundled = keyof typeof BUNDLES;

/** Measured on SQLite, two cores; the others are short. Names of two folders take the longer. */
const SECONDS: Record<string, number> = {
  'access-matrix': 72, 'report-life': 16, 'hygiene-review': 12, 'hygiene-tables': 11, workbench: 8, log: 7, 'report-dispatch': 7, clock: 7, open311: 7,
  'pages-resident': 115, 'pages-staff': 120, pages: 64, chain: 60, desk: 60, 'resident-report': 55, everyday: 37, 'weak-signal': 34, voice: 36,
  crash: 30, start: 28, demo: 27, 'parallel-writes': 25, 'report-machine': 15, 'village-life': 9, 'report-visibility': 9,
};
const SHORT_SECONDS = 3;
const LONGEST_TEST_MS = 240_000;

const secondsOf = (file: string): number => SECONDS[basename(file, '.test.ts')] ?? SHORT_SECONDS;

const testsIn = (folder: Bundled): string[] =>
  readdirSync(join(TESTS, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts')).map((file) => file.replaceAll('\\', '/')).sort();

/** Every file of the folder is in exactly one bundle; the bundles take about as long as one another, the first never less than the last. */
export function filesOf(folder: Bundled): string[][] {
  const bundles = Array.from({ length: BUNDLES[folder] }, () => ({ files: [] as string[], seconds: 0 }));
  for (const file of testsIn(folder).sort((one, other) => secondsOf(other) - secondsOf(one))) {
    const least = bundles.reduce((one, other) => (other.seconds < one.seconds ? other : one));
    least.files.push(file);
    least.seconds += secondsOf(file);
  }
  return bundles.map(({ files }) => files);
}

/**
 * Many test files as one: jest loads the server anew for each file, five seconds of processor time, seventy times over.
 * `npm test` and `npm run check` run the bundles; a file alone runs as it always does.
 */
export function runBundle(folder: Bundled, number: number): void {
  for (const file of filesOf(folder)[number]!) {
    describe(file, () => {
      require(join(TESTS, folder, file));
    });
  }
  jest.setTimeout(LONGEST_TEST_MS);
}
