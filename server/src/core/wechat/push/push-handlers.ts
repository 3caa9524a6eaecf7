import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { UnitOfWork } from '../../database/unit-of-work';
import { markedMethods, type MarkedMethod } from '../../discovered-methods';
import { HandlesJob } from '../../jobs/handles-job';
import { ON_PUSH } from './on-push';
import { WeChatPush } from './pushed.entity';

export const PUSH_JOB = 'wechat.push';

/** Gives a pushed message to the methods that asked for its event; one that nobody asked for is read by nobody. */
@Injectable()
export class PushHandlers implements OnApplicationBootstrap {
  private handlers: MarkedMethod<string>[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.handlers = markedMethods<string>(this.discovery, this.scanner, ON_PUSH);
  }

  @HandlesJob(PUSH_JOB)
  async handle({ pushId }: { pushId: string }): Promise<void> {
    const pushed = await this.uow.repo(WeChatPush).findOneBy({ id: pushId });
    if (!pushed) return;
    const message: unknown = JSON.parse(pushed.body);
    for (const { mark, call } of this.handlers) if (mark === pushed.event) await call({ pushId, event: pushed.event, message });
  }
}
