import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { UnitOfWork } from '../database/unit-of-work';
import { markedMethods, type MarkedMethod } from '../discovered-methods';
import { ON_EVENT, type EventClass } from './on-event';

/** Tells other features what happened, once it is certain. What must not get lost is a job instead. */
@Injectable()
export class Events implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Events.name);
  private readonly underWay = new Set<Promise<void>>();
  private handlers: MarkedMethod<EventClass>[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.handlers = markedMethods(this.discovery, this.scanner, ON_EVENT);
  }

  /** Handlers run outside the unit of work; what they throw is logged and troubles nobody. */
  afterCommit(event: object): void {
    this.uow.afterCommit(() => this.dispatch(event));
  }

  /** Resolves when all handlers called so far, and those called by them, are through. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.settled();
  }

  private dispatch(event: object): void {
    for (const handler of this.handlers) {
      if (event instanceof handler.mark) this.track(this.tell(handler, event));
    }
  }

  private track(telling: Promise<void>): void {
    this.underWay.add(telling);
    void telling.finally(() => this.underWay.delete(telling));
  }

  private async tell({ name, call }: MarkedMethod<EventClass>, event: object): Promise<void> {
    try {
      await call(event);
    } catch (error) {
      this.logger.error(`${name} failed on ${event.constructor.name}`, error instanceof Error ? error.stack : String(error));
    }
  }
}
