import { allFiles, arrows, isCode, show, textOf, under } from './sources';

const code = allFiles.filter(isCode);
const linesOf = (file: string): number => textOf(file).split('\n').length;
const matching = (files: string[], pattern: RegExp): string[] => files.filter((file) => pattern.test(textOf(file)));

describe('the habits of the house', () => {
  it('keep files small: none over 300 lines, most under 150', () => {
    expect(code.filter((file) => linesOf(file) > 300).map((file) => `${file}: ${linesOf(file)}`)).toEqual([]);
    expect(code.filter((file) => linesOf(file) > 150).length).toBeLessThan(code.length * 0.15);
  });

  it('read the environment in one file of the server', () => {
    expect(matching(under('server', 'shared'), /\bprocess\.env\b/)).toEqual(['server/src/core/config/config.ts']);
  });

  it('never let TypeORM change the schema by itself', () => {
    expect(matching(code, /synchronize:\s*true/)).toEqual([]);
  });

  it('use no forwardRef', () => {
    expect(matching(under('server'), /\bforwardRef\(/)).toEqual([]);
  });

  it('have no rooms for leftovers', () => {
    expect(allFiles.filter((file) => /(^|\/)(utils?|helpers?|common-utils)(\/|\.ts)/.test(file))).toEqual([]);
  });

  it('speak to the server from queries, never from a page', () => {
    expect(matching(under('miniapp/src/pages', 'miniapp/src/packages', 'miniapp/src/ui'), /\bcall\(/)).toEqual([]);
  });

  it('request from one file of the client', () => {
    expect(matching(under('miniapp/src'), /\bTaro\.request\b/)).toHaveLength(1);
  });

  it('reach the database through the unit of work only', () => {
    const isFeature = (file: string) => file.startsWith('server/src/features/');
    const direct = arrows.filter(({ from, to }) => isFeature(from) && /core\/database\/(database|data-source)\.ts$/.test(to));
    expect(direct.map(show)).toEqual([]);
  });

  it('skip no test and leave nothing focused', () => {
    expect(matching(under('test'), /\b(it|test|describe)\.(skip|only|todo)\(|\bx(it|describe)\(/)).toEqual([]);
  });

  it('name no registry host and no folder of one machine in a file', () => {
    const text = allFiles.filter((file) => /\.(ts|tsx|mjs|js|json|md|ya?ml|scss|html|csv)$|(^|\/)[^.]+$|(^|\/)\.[a-z]+(rc|ignore)?$/.test(file));
    expect(matching(text, /https?:\/\/[^\s"']*(registry|npmmirror|verdaccio|nexus|artifactory)/i)).toEqual([]);
    expect(matching(text, /(?<![\w:.})/-])\/(work|home|Users|root)\/[a-z]/)).toEqual([]);
  });
});
