import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLES, filesOf } from '../support/bundle';

const test = (folder: string): string[] => readdirSync(join(__dirname, '..', folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));

describe('the bundles of API tests', () => {
  it('hold every file once, and there is one for each number', () => {
    const bundled = Array.from({ length: BUNDLES }, (_, bundle) => filesOf(bundle)).flat();
    expect(bundled.sort()).toEqual(test('api').sort());
    expect(test('bundles').sort()).toEqual(Array.from({ length: BUNDLES }, (_, bundle) => `api-${bundle}.test.ts`));
  });
});
