import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteSpec } from '../../shared/route';

const FOLDER = join(__dirname, '../../shared/contract');

export interface NamedRoute {
  /** `reportRoutes.submit` */
  name: string;
  route: RouteSpec;
}

const isRoute = (value: unknown): value is RouteSpec => typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

/** Every route of the contract, found by looking, so that a new one cannot be forgotten. */
export function contractRoutes(): NamedRoute[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const contents = require(join(FOLDER, file)) as Record<string, unknown>;
    return Object.entries(contents)
      .filter(([name, value]) => name.endsWith('Routes') && typeof value === 'object' && value !== null)
      .flatMap(([group, routes]) => Object.entries(routes as object).map(([verb, route]: [string, unknown]) => ({ name: `${group}.${verb}`, route })))
      .filter((named): named is NamedRoute => isRoute(named.route));
  });
}
