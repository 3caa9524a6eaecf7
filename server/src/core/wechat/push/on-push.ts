import { SetMetadata } from '@nestjs/common';

/** A message WeChat pushed to us, its signature checked and seen for the first time. */
export interface PushedMessage {
  pushId: string;
  event: string;
  /** As WeChat sent it: the handler reads it with a schema of its own. */
  message: unknown;
}

export const ON_PUSH = Symbol('on-push');

/**
 * The method is called with every pushed message of this event, `(pushed: PushedMessage) => Promise<void>`, in a job: when it throws it is
 * called again later, so it looks before it acts.
 */
export const OnPush = (event: string) => SetMetadata(ON_PUSH, event);
