import { join } from 'node:path';
import type { ErrorCatalogue } from '../../shared/errors';
import type { RouteSpec } from '../../shared/route';
import { root, textOf, under } from './sources';

/** Exports of shared/ whose name ends with `ending`. */
function exported<T>(ending: string): [string, T][] {
  return under('shared').flatMap((file) => {
    const exports = jest.requireActual<Record<string, unknown>>(join(root, file));
    return Object.entries(exports).filter(([name, value]) => name.endsWith(ending) && typeof value === 'object') as [string, T][];
  });
}

const catalogues = exported<ErrorCatalogue>('Errors');
const routes = exported<Record<string, RouteSpec>>('Routes').flatMap(([group, members]) =>
  Object.entries(members).map(([verb, route]) => ({ name: `${group}.${verb}`, route })),
);

const mentions = (files: string[], pattern: RegExp): string[] => files.flatMap((file) => [...textOf(file).matchAll(pattern)].map((match) => match[1] ?? ''));

const handled = mentions(under('server/src'), /@Handles\((\w+Routes\.\w+)\)/g);
const called = new Set(mentions(under('miniapp/src'), /(?<!typeof )\b(\w+Routes\.\w+)\b/g));

describe('every route of the contract', () => {
  it('is found at all', () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  it('is handled exactly once', () => {
    const times = (name: string) => handled.filter((other) => other === name).length;
    expect(routes.filter(({ name }) => times(name) !== 1).map(({ name }) => `${name} is handled ${times(name)} times`)).toEqual([]);
    expect(handled.filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
  });

  it('is called by the client, or says that it is for other programs or the demo', () => {
    const forOthers = (route: RouteSpec) => route.serverOnly === true || route.demoOnly === true;
    expect(routes.filter(({ name, route }) => !forOthers(route) && !called.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('has an address of its own', () => {
    const addresses = routes.map(({ route }) => `${route.method} ${route.path.replace(/:\w+/g, ':x')}`);
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
  });

  it('raises only errors of a catalogue', () => {
    const known = new Set(catalogues.flatMap(([, catalogue]) => Object.keys(catalogue)));
    const strangers = routes.flatMap(({ name, route }) =>
      Object.keys(route.errors ?? {}).filter((code) => !known.has(code)).map((code) => `${name}: ${code}`),
    );
    expect(strangers).toEqual([]);
  });
});

describe('every error of the catalogues', () => {
  const all = catalogues.flatMap(([catalogue, errors]) => Object.entries(errors).map(([code, spec]) => ({ catalogue, code, spec })));

  it('has a code of its own', () => {
    const homes = new Map<string, Set<string>>();
    for (const { catalogue, code } of all) homes.set(code, (homes.get(code) ?? new Set()).add(catalogue));
    expect([...homes].filter(([, where]) => where.size > 1).map(([code, where]) => `${code} in ${[...where].join(' and ')}`)).toEqual([]);
    expect(all.filter(({ code }) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)).map(({ code }) => code)).toEqual([]);
  });

  it('says something in Chinese, with a status of failure', () => {
    const bad = all.filter(({ spec }) => !/\p{Script=Han}{2}/u.test(spec.message) || spec.status < 400 || spec.status > 599);
    expect(bad.map(({ code }) => code)).toEqual([]);
  });

  it('is raised somewhere on the server', () => {
    const server = under('server/src').map(textOf).join('\n');
    expect(all.filter(({ code }) => !server.includes(`'${code}'`)).map(({ catalogue, code }) => `${catalogue}.${code}`)).toEqual([]);
  });

  it('is met by some test', () => {
    const tests = under('test').map(textOf).join('\n');
    expect(all.filter(({ code }) => !new RegExp(`\\b${code}\\b`).test(tests)).map(({ catalogue, code }) => `${catalogue}.${code}`)).toEqual([]);
  });
});
