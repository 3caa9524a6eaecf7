import { SetMetadata } from '@nestjs/common';

export type EventClass = abstract new (...values: never[]) => object;

export const ON_EVENT = Symbol('on-event');

/** The method is called with every event of this class, after the commit. */
export const OnEvent = (event: EventClass) => SetMetadata(ON_EVENT, event);
