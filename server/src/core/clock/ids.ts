import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { monotonicFactory } from 'ulid';
import { Clock } from './clock';

/** Every id is made by the app, so that no table depends on a generated key. */
export abstract class Ids {
  abstract next(): string;
}

/** 26 characters that sort by the time they were made, also within one millisecond. */
@Injectable()
export class UlidIds extends Ids {
  private readonly make = monotonicFactory(pooledRandom());

  constructor(private readonly clock: Clock) {
    super();
  }

  next(): string {
    return this.make(this.clock.now());
  }
}

const POOL_BYTES = 4096;

/** Fractions from 0 to below 1 out of a pool of random bytes: by itself `ulid` asks the system for each of an id's sixteen characters. */
function pooledRandom(): () => number {
  let [pool, at] = [randomBytes(POOL_BYTES), 0];
  return () => {
    if (at === POOL_BYTES) [pool, at] = [randomBytes(POOL_BYTES), 0];
    return pool[at++]! / 256;
  };
}
