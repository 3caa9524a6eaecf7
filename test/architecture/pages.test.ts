import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { residentPages, staffPages } from '../support/web/page-list';

it('every page of the app is looked at in the browser', () => {
  const config = readFileSync(join(__dirname, '../../miniapp/src/app.config.ts'), 'utf8');
  const packages = [...config.matchAll(/root: 'packages\/(\w+)',\s*pages: \[([^\]]*)\]/g)];
  const named = packages.flatMap(([, root, list]) => [...list!.matchAll(/'([\w-]+)'/g)].map(([, name]) => `${root}/${name}`));
  const tabs = [...config.matchAll(/'pages\/([\w-]+)\/index'/g)].map(([, name]) => name!);
  const looked = [...residentPages, ...staffPages].map(([page]) => page);
  expect(looked.sort()).toEqual([...new Set([...tabs, ...named])].filter((name) => !name.startsWith('$')).sort());
});
