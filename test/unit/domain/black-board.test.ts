import { boardPhotoIds, modeFor } from '../../../shared/domain/black-board';

const sections = [
  { id: 'front', title: '门前屋后', items: [{ id: 'piling', max: 1000 }, { id: 'sewage', max: 1000 }] },
  { id: 'inside', title: '室内', items: [{ id: 'rooms', max: 1000 }] },
  { id: 's9', title: '厕所和圈舍', items: [{ id: 'toilet', max: 500 }] },
];
const score = (itemId: string, given: number, ...photoIds: string[]) => ({ itemId, score: given, photoIds });

describe('the black board of a village', () => {
  it('is off until its rules say otherwise', () => expect(modeFor([], 5)).toBe('off'));

  it('follows the rule that was published before the round, in whatever order the rules come', () => {
    const rules = [{ mode: 'off', at: 30 }, { mode: 'photo', at: 20 }, { mode: 'door', at: 10 }] as const;
    expect([5, 10, 11, 20, 25, 31].map((at) => modeFor(rules, at))).toEqual(['off', 'off', 'door', 'door', 'photo', 'off']);
  });
});

describe('photos on the black board', () => {
  it('show what lost points, the worst first, each once', () => {
    const scores = [score('piling', 500, 'p1'), score('sewage', 0, 'p2', 'p3', 'p1')];
    expect(boardPhotoIds(sections, scores, 9)).toEqual(['p2', 'p3', 'p1']);
    expect(boardPhotoIds(sections, scores, 1)).toEqual(['p2']);
  });

  it('never show a room, a toilet, an item that is fine or one nobody knows', () => {
    expect(boardPhotoIds(sections, [score('rooms', 0, 'p1'), score('toilet', 0, 'p2'), score('piling', 1000, 'p3'), score('new', 0, 'p4')], 9)).toEqual([]);
  });
});
