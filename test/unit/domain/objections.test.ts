import {
  OBJECTION_ACTS, OBJECTION_DAYS, OBJECTION_STATES, daysSince, isLiveObjection, objectionDueAt, stateAfter, statesBefore,
} from '../../../shared/domain/objections';

const DAY = 86_400_000;

describe('an objection', () => {
  it('never leaves its end', () => {
    for (const act of OBJECTION_ACTS) expect(statesBefore(act).every(isLiveObjection)).toBe(true);
  });

  it('is decided only after somebody has looked again', () => {
    expect([statesBefore('uphold'), statesBefore('decline')]).toEqual([['looked'], ['looked']]);
  });

  it('can reach each of its states', () => {
    const reached = new Set(['open', ...OBJECTION_ACTS.map(stateAfter)]);
    expect(OBJECTION_STATES.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('is late when its days are over', () => {
    expect(daysSince(0, objectionDueAt(0))).toBe(OBJECTION_DAYS);
    expect([daysSince(0, DAY - 1), daysSince(DAY, 0)]).toEqual([0, 0]);
  });
});
