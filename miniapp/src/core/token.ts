import { dropStored, readStored, writeStored } from './storage';

/** The session token and the one way to get a new one. Apart from session.ts, so that call() does not depend on its own user. */
const KEY = 'session-token';
let current: string | undefined;
let loaded = false;
let renewer: (() => Promise<boolean>) | undefined;
let renewing: Promise<boolean> | undefined;
let starting: Promise<unknown> = Promise.resolve();

export function readToken(): string | undefined {
  if (!loaded) {
    current = readStored<string>(KEY);
    loaded = true;
  }
  return current;
}

export function writeToken(token: string | undefined): void {
  loaded = true;
  current = token;
  if (token) writeStored(KEY, token);
  else dropStored(KEY);
}

export const renewWith = (way: () => Promise<boolean>): void => {
  renewer = way;
};

/** Signs in again without asking; many callers at once share one attempt. False when that is not possible. */
export function renewToken(): Promise<boolean> {
  renewing ??= (renewer ?? (() => Promise.resolve(false)))()
    .catch(() => false)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

/** The launch's sign-in; calls wait for it, so that the first screen is already this person's. */
export const waitFor = (signIn: Promise<unknown>): void => {
  starting = signIn.catch(() => undefined);
};
export const tokenSettled = (): Promise<unknown> => starting;
