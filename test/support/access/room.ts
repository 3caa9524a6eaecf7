import type { RunningApp } from '../app';
import type { Person } from '../people';
import type { Things } from './things';

/** Who stands before the door of 杨家湾村; `foreign` is the same role next door or in another town or county. */
export const ACTORS = [
  'nobody', 'follower', 'villager', 'foreign villager', 'group leader', 'foreign group leader', 'party contact',
  'secretary', 'foreign secretary', 'cadre', 'foreign cadre', 'cleaner', 'foreign cleaner', 'keeper', 'foreign keeper', 'inspector', 'foreign inspector',
  'town officer', 'foreign town officer', 'county officer', 'foreign county officer', 'operator',
] as const;
export type Actor = (typeof ACTORS)[number];
export type Allowed = 'everybody' | 'signed in' | readonly Actor[];

export const SUPERVISORS: Actor[] = ['town officer', 'county officer'];
/** As in `permissions.ts`. */
export const VILLAGE_STAFF: Actor[] = ['secretary', 'cadre'];
export const OVERSEERS: Actor[] = [...VILLAGE_STAFF, ...SUPERVISORS];
export const REPORTERS: Actor[] = ['villager', 'group leader', 'party contact', 'cleaner', 'inspector', ...OVERSEERS];
/** Routes without a village in their path let the same role of elsewhere through the guard; the row decides. */
export const STAFF: Actor[] = ACTORS.filter((actor) => /secretary|cadre|cleaner|keeper|inspector|officer|leader|contact/.test(actor));

export interface Request {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}
/** Asked anew after each who was let in, so that what goes with the first who may have it can be fresh; with `who`, for each actor. */
export type Requests = Record<string, (who: Person | undefined) => Promise<Request> | Request>;

export interface Scene {
  running: RunningApp;
  the: (actor: Actor) => Person;
}

/** One room of the matrix: the routes of one contract file, or of a few that belong together. */
export interface AccessRoom {
  /** One line a route: who gets past access. */
  expectations: Record<string, Allowed>;
  /** What is asked, where the bare route is not enough. Makes its own things; those of several rooms are in `things.ts`. */
  requests?: (things: Things) => Promise<Requests> | Requests;
}
