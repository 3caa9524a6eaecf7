import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mayAnywhere, mayIn, type Permission } from '../../../../shared/domain/permissions';
import type { RouteSpec } from '../../../../shared/route';
import { AppConfig } from '../config/config';
import { routeOf } from '../http/handled-routes';
import { refuseCommon } from '../http/refusal';
import type { Caller } from './caller';
import { SessionReader, VillageLookup } from './ports';

export const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,256})$/.exec(request.headers.authorization ?? '')?.[1];

/** Role by region; what depends on a row is the business of the feature's policy. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly modules: ModuleRef,
    private readonly config: AppConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context.getHandler());
    if (!route || (route.demoOnly && !this.config.demo)) return refuseCommon('NOT_FOUND');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.readSession(request);
    request.caller = session === 'expired' ? undefined : session;
    if (route.access === 'public') return true;
    if (session === 'expired') return refuseCommon('SESSION_EXPIRED');
    if (!session) return refuseCommon('SIGN_IN_NEEDED');
    if (route.access !== 'signed-in') await this.assertHolds(session, route.access, route, request);
    return true;
  }

  private async readSession(request: FastifyRequest): Promise<Caller | 'expired' | undefined> {
    const token = bearerOf(request);
    return token === undefined ? undefined : this.modules.get<SessionReader>(SessionReader, { strict: false }).read(token);
  }

  private async assertHolds(me: Caller, permission: Permission, route: RouteSpec, request: FastifyRequest): Promise<void> {
    const may = route.path.includes(':villageId')
      ? mayIn(me.standing, permission, await this.village((request.params as { villageId: string }).villageId))
      : mayAnywhere(me.standing, permission);
    if (!may) refuseCommon('FORBIDDEN');
  }

  private async village(villageId: string) {
    const village = await this.modules.get<VillageLookup>(VillageLookup, { strict: false }).byId(villageId);
    return village ?? refuseCommon('NOT_FOUND');
  }
}
