import type { CallInput, RouteSpec } from '../../../shared/route';
import { call } from './call';
import { handOver } from './saved-file';

/** Fetches what a `file` route answers, as whoever is signed in, and saves it (browser) or shows it (WeChat). `name` has its ending. */
export async function openFile<R extends RouteSpec & { returns: 'file' }>(route: R, input: CallInput<R>, name: string): Promise<void> {
  const fetched = call as unknown as (route: RouteSpec, input: unknown) => Promise<unknown>;
  await handOver(await fetched(route, input), name);
}
