import { Clock } from '../../server/src/core/clock/clock';

const MINUTE_MS = 60_000;

/** Stands still until it is told to move. */
export class FixedClock extends Clock {
  private at: number;

  constructor(now: number | string = '2026-11-23T09:00:00+08:00') {
    super();
    this.at = new Date(now).getTime();
  }

  override now(): number {
    return this.at;
  }

  set(now: number | string): void {
    this.at = new Date(now).getTime();
  }

  advance(ms: number): void {
    this.at += ms;
  }

  advanceMinutes(minutes: number): void {
    this.advance(minutes * MINUTE_MS);
  }

  advanceDays(days: number): void {
    this.advance(days * 24 * 60 * MINUTE_MS);
  }
}
