import { SetMetadata } from '@nestjs/common';

export const HANDLES_JOB = Symbol('handles-job');

/**
 * The method does the jobs of this name: `(payload: Payload) => Promise<void>`. It may be called twice with the same payload
 * (a server can die between the work and the tick), so it looks before it acts.
 */
export const HandlesJob = (name: string) => SetMetadata(HANDLES_JOB, name);
