import { Controller, Get, Module } from '@nestjs/common';
import { AuditEntry } from '../../../server/src/core/access/audit.entity';
import { UnitOfWork } from '../../../server/src/core/database/unit-of-work';
import { routesOf } from '../../../server/src/core/http/handled-routes';
import { startApp, type RunningApp } from '../../support/app';
import { databases } from '../../support/databases';
import { ToyModule, toyRoutes } from '../../support/toy';

const OWN = '421102200999';
const FOREIGN = '421102200216';

@Controller()
class OpenDoor {
  @Get('open-door')
  enter() {
    return 'anybody';
  }
}

@Module({ controllers: [OpenDoor] })
class OpenDoorModule {}

describe.each(databases)('who may call what, on $name', (database) => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp(database, { features: [ToyModule] });
  });
  afterAll(() => running.close());

  const make = (villageId: string, token?: string) => running.api.call(toyRoutes.inVillage, { params: { villageId } }, { token });

  it('lets anybody call a public route and tells it who calls', async () => {
    const me = async (token?: string) => (await running.api.call(toyRoutes.read, { params: { toyId: '1' } }, { token })).me;
    expect([await me(), await me('token-of-villager'), await me('token-of-yesterday')]).toEqual(['nobody', 'villager', 'nobody']);
  });

  it('asks for a session, and for a new one when it has expired', async () => {
    const code = (token?: string) => running.api.call(toyRoutes.list, {}, { token }).then(() => 'let in', (error: { code: string }) => error.code);
    expect(await code()).toBe('SIGN_IN_NEEDED');
    expect(await code('nobody-knows-this')).toBe('SIGN_IN_NEEDED');
    expect(await code('a b')).toBe('SIGN_IN_NEEDED');
    expect(await code('token-of-yesterday')).toBe('SESSION_EXPIRED');
    expect(await code('token-of-villager')).toBe('let in');
  });

  it('lets the secretary act in the own village only, by its present code', async () => {
    await make(OWN, 'token-of-secretary');
    await expect(make(FOREIGN, 'token-of-secretary')).rejects.toMatchObject({ status: 403, code: 'FORBIDDEN' });
    await expect(make(OWN, 'token-of-villager')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(make('421102200000', 'token-of-secretary')).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await expect(make('421102200000')).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('lets staff of any village call a route without a village', async () => {
    expect(await running.api.call(toyRoutes.anywhere, {}, { token: 'token-of-county' })).toEqual({});
    await expect(running.api.call(toyRoutes.anywhere, {}, { token: 'token-of-villager' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('notes the act of staff with its time, role and subject', async () => {
    running.clock.advanceMinutes(5);
    await make(OWN, 'token-of-secretary');
    const at = running.clock.now();
    const [entry] = await running.app.get(UnitOfWork).repo(AuditEntry).findBy({ at });
    expect(entry).toMatchObject({
      memberId: 'secretary', role: 'secretary', action: 'toy.made', villageId: OWN, subject: 'toy:1', details: { size: 3 },
    });
  });

  it('lists what is handled, and refuses to start with a handler that no route describes', async () => {
    expect(routesOf(running.app)).toContainEqual({ route: toyRoutes.read, controller: 'ToyController', method: 'read' });
    const ofToys = routesOf(running.app).filter(({ controller }) => controller === 'ToyController');
    expect(ofToys).toHaveLength(Object.keys(toyRoutes).length);
    await expect(startApp(database, { features: [ToyModule, OpenDoorModule] })).rejects.toThrow('OpenDoor.enter answers requests without @Handles');
  });
});
