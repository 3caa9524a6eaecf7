import { Injectable, type INestApplicationContext, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { RouteSpec } from '../../../../shared/route';
import { HANDLED_ROUTE } from './handles';

export interface HandledRoute {
  route: RouteSpec;
  /** Class name of the controller. */
  controller: string;
  method: string;
}

export const routeOf = (handler: object): RouteSpec | undefined => Reflect.getMetadata(HANDLED_ROUTE, handler) as RouteSpec | undefined;

/** Every route that some controller handles. A handler that no route object describes stops the start: access is denied by default. */
@Injectable()
export class HandledRoutes implements OnModuleInit {
  readonly all: HandledRoute[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { metatype } of this.discovery.getControllers()) {
      if (metatype) this.all.push(...this.handledBy(metatype.prototype as object, metatype.name));
    }
  }

  private handledBy(prototype: object, controller: string): HandledRoute[] {
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = (prototype as Record<string, object>)[method] as object;
      const route = routeOf(handler);
      if (route) return [{ route, controller, method }];
      if (Reflect.hasMetadata(PATH_METADATA, handler)) throw new Error(`${controller}.${method} answers requests without @Handles(route)`);
      return [];
    });
  }
}

export const routesOf = (app: INestApplicationContext): readonly HandledRoute[] => app.get(HandledRoutes).all;
