import { allFiles, arrowsFrom, isCode, show } from './sources';

const verifier = allFiles.filter((file) => file.startsWith('verifier/') && isCode(file));

describe('the log verifier', () => {
  it('imports nothing of ours and no package: only Node, and its own files', () => {
    expect(verifier.length).toBeGreaterThan(3);
    const foreign = verifier.flatMap(arrowsFrom).filter(({ to }) => !to.startsWith('node:') && !to.startsWith('verifier/'));
    expect(foreign.map(show)).toEqual([]);
  });

  it('is plain JavaScript, to be copied away as it is', () => {
    expect(verifier.filter((file) => !file.endsWith('.mjs'))).toEqual([]);
  });
});
