import { SetMetadata } from '@nestjs/common';
import type { Ring } from '../../../../shared/domain/running-clock';

export const HANDLES_CLOCK = Symbol('handles-clock');
export const HANDLES_CLOCK_MOVED = Symbol('handles-clock-moved');

export interface ClockRang {
  subjectId: string;
  villageId: string;
  clock: string;
  ring: Ring;
  /** Epoch milliseconds; for one that stands still, the time if it went on now. */
  dueAt: number;
}

export interface ClockMoved {
  subjectId: string;
  villageId: string;
  clock: string;
  /** Null while it stands still before it is due. */
  dueAt: number | null;
}

/** The method hears of every ring of clocks about `<kind>:<id>`, once, in the unit of work that notes it: `(rang: ClockRang) => Promise<void>`. */
export const HandlesClock = (kind: string) => SetMetadata(HANDLES_CLOCK, kind);

/** The method hears when a due time changed because the calendar or the rule did: `(moved: ClockMoved) => Promise<void>`. */
export const HandlesClockMoved = (kind: string) => SetMetadata(HANDLES_CLOCK_MOVED, kind);
