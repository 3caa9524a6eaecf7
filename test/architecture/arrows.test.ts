import { arrows, show, type Arrow } from './sources';

const offending = (from: RegExp, to: RegExp): string[] => arrows.filter((arrow) => from.test(arrow.from) && to.test(arrow.to)).map(show);

const featureOf = (file: string): string | undefined => /^server\/src\/features\/([^/]+)\/.+/.exec(file)?.[1];

/** What a feature keeps to itself: its tables, its rules about rows, its shapes and its doors. Others ask its service or hear its events. */
const KEPT_INSIDE = /\.(entity|policy|view|controller|jobs?)\.ts$/;

function reachesInside({ from, to }: Arrow): boolean {
  const [mine, theirs] = [featureOf(from), featureOf(to)];
  return mine !== undefined && theirs !== undefined && mine !== theirs && KEPT_INSIDE.test(to);
}

/** Files on a path that leads back to itself, by depth-first search. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function graphOf(all: readonly Arrow[]): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const { from, to } of all) graph.set(from, [...(graph.get(from) ?? []), to]);
  return graph;
}

describe('the arrows of the house', () => {
  it('are found at all', () => {
    expect(arrows.length).toBeGreaterThan(100);
    expect(arrows.map(show)).toContain('server/src/features/region/region.controller.ts → shared/contract/region.ts');
  });

  it('leave shared/ for nothing but zod', () => {
    expect(offending(/^shared\//, /^(?!shared\/)(?!zod$)/)).toEqual([]);
  });

  it('never join server and client', () => {
    expect(offending(/^server\//, /^miniapp\//)).toEqual([]);
    expect(offending(/^miniapp\//, /^(server\/|node:)/)).toEqual([]);
  });

  it('never lead from the core to a feature, nor to the lists of them', () => {
    expect(offending(/^server\/src\/core\//, /^server\/(src\/(?!core\/)|seed\/)/)).toEqual([]);
    expect(offending(/^miniapp\/src\/core\//, /^miniapp\/src\/(features|pages|packages|ui)\//)).toEqual([]);
  });

  it('never lead from presentational parts to data or features', () => {
    expect(offending(/^miniapp\/src\/ui\//, /^(miniapp\/src\/(features|pages|packages)\/|miniapp\/src\/core\/(call|session|query-client)\.ts|@tanstack\/)/)).toEqual([]);
  });

  it('never lead from product code to tests or scripts', () => {
    expect(offending(/^(shared|server|miniapp)\//, /^(test|scripts)\//)).toEqual([]);
  });

  it('never reach into the tables, policies or views of another feature', () => {
    expect(arrows.filter(reachesInside).map(show)).toEqual([]);
  });

  it('make no cycle', () => {
    expect(cycles(graphOf(arrows))).toEqual([]);
  });

  it('would be seen in a cycle', () => {
    expect(cycles(new Map([['a', ['b']], ['b', ['c']], ['c', ['a']]]))).toEqual(['a → b → c → a']);
  });
});
