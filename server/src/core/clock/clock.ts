import { Injectable } from '@nestjs/common';

/** The only source of "now"; tests put a fixed one in its place. */
export abstract class Clock {
  /** Epoch milliseconds. */
  abstract now(): number;
}

@Injectable()
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}
