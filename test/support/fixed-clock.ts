import { Clock } from '../../server/src/core/clock/clock';

/** Stands still until a test moves it. */
export class FixedClock extends Clock {
  constructor(private at = Date.parse('2026-11-23T08:00:00+08:00')) {
    super();
  }

  now(): number {
    return this.at;
  }

  advance(ms: number): void {
    this.at += ms;
  }

  set(at: number): void {
    this.at = at;
  }
}
