import fc from 'fast-check';
import { bundled, entriesPath, indexPath, parseIndexPath, tilePath, tilesOf, widthOf } from '../../../shared/domain/transparency/tiles';

describe('tiles of a transparency log', () => {
  it.each([[0, '000'], [7, '007'], [999, '999'], [1000, 'x001/000'], [1234067, 'x001/x234/067']])('the %i-th is at %s', (index, path) => {
    expect(indexPath(index)).toBe(path);
  });

  it('reads what it writes, and nothing that is written otherwise', () => {
    fc.assert(fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 255 }), (index, width) => {
      expect(parseIndexPath(indexPath(index))).toEqual({ index, width: 256 });
      expect(parseIndexPath(`${indexPath(index)}.p/${width}`)).toEqual({ index, width });
    }));
    for (const odd of ['', '7', '0007', 'x000/007', '001/002', 'x001/x02/003', '007.p/0', '007.p/256', '007.p/08', '007/', '../007', '007.p/']) {
      expect(parseIndexPath(odd)).toBeUndefined();
    }
  });

  it('has the paths of the convention', () => {
    expect(tilePath({ level: 0, index: 273, width: 256 })).toBe('tile/0/273');
    expect(tilePath({ level: 1, index: 1, width: 17 })).toBe('tile/1/001.p/17');
    expect(entriesPath({ index: 1234, width: 5 })).toBe('tile/entries/x001/234.p/5');
  });

  it('of a tree of 70,000: 274 at the bottom, two above, one on top', () => {
    const tiles = tilesOf(70_000);
    expect([0, 1, 2].map((level) => tiles.filter((tile) => tile.level === level).length)).toEqual([274, 2, 1]);
    expect(tiles.filter(({ width }) => width < 256).map(tilePath)).toEqual(['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1']);
    expect(tilesOf(0)).toEqual([]);
    expect(tilesOf(256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
  });

  it('together hold every hash of their level once', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300_000 }), (size) => {
      const held = tilesOf(size).filter(({ level }) => level === 0).reduce((sum, { width }) => sum + width, 0);
      expect(held).toBe(size);
      expect(widthOf(0, Math.floor(size / 256) + 1, size)).toBe(0);
    }));
  });

  it('bundles entries with their lengths', () => {
    expect([...bundled([Uint8Array.of(1, 2), new Uint8Array(258).fill(9)])].slice(0, 8)).toEqual([0, 2, 1, 2, 1, 2, 9, 9]);
    expect(bundled([])).toHaveLength(0);
  });
});
