import { Clock } from '../../src/core/clock/clock';

/** Time as the demo's story tells it. */
export interface StoryClock {
  now(): number;
  set(at: number): void;
  /** Back to the present. */
  release(): void;
}

/** The system's clock, which the demo's story may turn back while it is being told. */
export class SeedClock extends Clock implements StoryClock {
  private told: number | undefined;

  override now(): number {
    return this.told ?? Date.now();
  }

  set(at: number): void {
    this.told = at;
  }

  release(): void {
    this.told = undefined;
  }
}
