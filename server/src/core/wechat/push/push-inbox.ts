import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { z } from 'zod';
import { pushErrors } from '../../../../../shared/contract/wechat-push';
import { Clock } from '../../clock/clock';
import { Ids } from '../../clock/ids';
import { isDuplicateKey } from '../../database/duplicate-key';
import { UnitOfWork } from '../../database/unit-of-work';
import { refuse } from '../../http/refusal';
import { Jobs } from '../../jobs/jobs';
import { PUSH_JOB } from './push-handlers';
import { WeChatPush } from './pushed.entity';

const KEPT_MS = 3 * 24 * 60 * 60 * 1000;

const Numberish = z.union([z.string().max(40), z.number()]);
const Head = z.looseObject({
  FromUserName: z.string().max(100).optional(),
  CreateTime: Numberish.optional(),
  MsgId: Numberish.optional(),
  MsgType: z.string().max(40),
  Event: z.string().max(64).optional(),
});

/** Takes pushed messages in: written down once, handled by a job, so that WeChat has its answer at once and no message is lost. */
@Injectable()
export class PushInbox {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
  ) {}

  async accept(body: string): Promise<void> {
    const head = headOf(body);
    const pushed = { id: this.ids.next(), messageKey: keyOf(head, body), event: head.Event ?? head.MsgType, body, receivedAt: this.clock.now() };
    try {
      await this.uow.run(async () => {
        await this.uow.repo(WeChatPush).insert(pushed);
        await this.jobs.enqueue(PUSH_JOB, { pushId: pushed.id });
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async forgetOld(): Promise<void> {
    await this.uow.run(() => this.uow.repo(WeChatPush).delete({ receivedAt: LessThan(this.clock.now() - KEPT_MS) }));
  }
}

function headOf(body: string): z.output<typeof Head> {
  try {
    return Head.parse(JSON.parse(body));
  } catch {
    return refuse(pushErrors, 'PUSH_REFUSED');
  }
}

function keyOf({ MsgId, FromUserName, CreateTime, Event }: z.output<typeof Head>, body: string): string {
  if (MsgId !== undefined) return `id:${MsgId}`;
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return [digest, CreateTime, Event, FromUserName].join(':').slice(0, 190);
}
