import type { RouteSpec } from '../../shared/route';
import { thePeople } from '../support/access/people';
import { ACTORS, type Actor, type Allowed, type Request, type Requests } from '../support/access/room';
import { expectations, requestsOf } from '../support/access/rooms';
import { thingsOf } from '../support/access/things';
import { startApp, type RunningApp } from '../support/app';
import { contractRoutes } from '../support/contract';
import { databases } from '../support/databases';
import { aFollower, aSecretary, theVillages, type Person } from '../support/people';

/** A route of the contract without a line in a room of `test/support/access` fails. */
describe.each(databases)('the access matrix on $name', (on) => {
  let running: RunningApp;
  let people: Map<Actor, Person>;
  let requests: Requests;

  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-23T02:00:00Z' });
    await theVillages(running);
    people = await thePeople(running);
    requests = await requestsOf(await thingsOf({ running, the: (actor) => people.get(actor)! }));
  }, 60_000);
  afterAll(() => running?.close());

  async function outcome(name: string, route: RouteSpec, actor: Actor, given: Request): Promise<'in' | 'out'> {
    const { status, body } = await running.api.send(route, given as never, { token: people.get(actor)?.token });
    if (status >= 500 && name !== 'memberRoutes.signIn') throw new Error(`${name} as ${actor}: ${status} ${JSON.stringify(body)}`);
    return [401, 403, 404].includes(status) ? 'out' : 'in';
  }

  /** What somebody was refused is as it was: the next one asks for the same. */
  async function outcomes(name: string, route: RouteSpec): Promise<Partial<Record<Actor, string>>> {
    const seen: Partial<Record<Actor, string>> = {};
    const ask: Requests[string] = requests[name] ?? (() => ({}));
    let given: Request | undefined;
    for (const actor of ACTORS) {
      if (given === undefined || ask.length > 0) given = await ask(people.get(actor));
      seen[actor] = await outcome(name, route, actor, given);
      if (seen[actor] === 'in') given = undefined;
    }
    return seen;
  }

  const wanted = (allowed: Allowed, actor: Actor): 'in' | 'out' => {
    if (allowed === 'everybody') return 'in';
    if (allowed === 'signed in') return actor === 'nobody' ? 'out' : 'in';
    return allowed.includes(actor) ? 'in' : 'out';
  };
  /** These end the session or the appointment they are tried with; each has a test of its own. */
  const LAST = ['memberRoutes.signOut', 'memberRoutes.signOutEverywhere', 'appointmentRoutes.dismiss'];
  const routes = contractRoutes().sort((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));

  it('has an expectation for every route, and no expectation without a route', () => {
    expect(Object.keys(expectations).sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  it.each(routes.filter(({ name }) => !LAST.slice(0, 2).includes(name)).map(({ name, route }) => [name, route] as const))('%s', async (name, route) => {
    const seen = await outcomes(name, route);
    const expected = Object.fromEntries(ACTORS.map((actor) => [actor, wanted(expectations[name] ?? [], actor)]));
    expect(seen).toEqual(expected);
  }, 30_000);

  it.each(LAST.slice(0, 2))('%s ends the session of whoever is signed in, and nobody else can call it', async (name) => {
    const { route } = routes.find((one) => one.name === name)!;
    expect((await running.api.send(route, {} as never)).status).toBe(401);
    for (const person of [await aFollower(running), await aSecretary(running)]) {
      expect((await running.api.send(route, {} as never, { token: person.token })).status).toBe(204);
      expect((await running.api.send(route, {} as never, { token: person.token })).status).toBe(401);
    }
  });
});
