import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLES, filesOf, type Bundled } from '../support/bundle';

const test = (folder: string): string[] => readdirSync(join(__dirname, '..', folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
const folders = Object.keys(BUNDLES) as Bundled[];

describe('the bundles of tests', () => {
  it.each(folders)('hold every file of test/%s once', (folder) => {
    expect(filesOf(folder).flat().sort()).toEqual(test(folder).sort());
  });

  it('are there, one for each number', () => {
    const expected = folders.flatMap((folder) => filesOf(folder).map((_, number) => `${folder}-${number}.test.ts`));
    expect(test('bundles').sort()).toEqual(expected.sort());
  });
});
