import { UlidIds } from '../../../server/src/core/clock/ids';
import { FixedClock } from '../../support/fixed-clock';

describe('ids made by the app', () => {
  const clock = new FixedClock();
  const ids = new UlidIds(clock);
  const NEXT = 3_000;
  const made = Array.from({ length: NEXT }, (_, nth) => {
    if (nth % 3 === 0) clock.set(clock.now() + 1);
    return ids.next();
  });

  it('are all different and sort by the time they were made, also within one millisecond', () => {
    expect(new Set(made).size).toBe(NEXT);
    expect([...made].sort()).toEqual(made);
  });

  it('are random in every place that is not the time', () => {
    for (let place = 10; place < 25; place++) expect(new Set(made.map((id) => id[place])).size).toBe(32);
  });
});
