import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { contentCheckErrors, type contentCheckRoutes } from '../../../../shared/contract/content-check';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { CheckOutcome, type Change } from './check-outcome.service';
import type { ContentCheck } from './content-check.entity';
import { assertMayDecide } from './content-check.policy';
import { ModerationQueue } from './moderation-queue.service';

export type Decision = z.output<(typeof contentCheckRoutes)['decide']['body']>;

const FINE = '内容没有问题';

/** The moderator's word, which ends the machine's. */
@Injectable()
export class Moderation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly queue: ModerationQueue,
    private readonly outcome: CheckOutcome,
    private readonly audit: Audit,
  ) {}

  /** Of two moderators at once one wins; nobody decides on another version than the one they read. */
  decide(me: Caller, checkId: string, { decision, reason, version }: Decision): Promise<void> {
    return this.uow.run(async () => {
      const { check } = await this.queue.load(me, checkId);
      assertMayDecide(me, check);
      if (check.desk === null) refuse(contentCheckErrors, 'CHECK_ALREADY_DECIDED');
      if (check.version !== version) refuseCommon('CHANGED_MEANWHILE');
      if (decision === 'refuse' && reason === '') refuse(contentCheckErrors, 'CHECK_REASON_MISSING');
      const decided = { decidedBy: me.memberId, decidedAt: this.clock.now(), desk: null, deskAt: 0 };
      const moved = await this.outcome.move(check, { ...decided, ...verdictOf(decision, reason) }, await this.outcome.partsOf(check));
      if (!moved) refuse(contentCheckErrors, 'CHECK_ALREADY_DECIDED');
      await this.note(me, check, decision, reason);
    });
  }

  private note(me: Caller, { desk, villageId, subject }: ContentCheck, decision: Decision['decision'], reason: string): Promise<void> {
    return this.audit.note(me, { action: `content.${decision}`, villageId, subject, details: { reason: reason || FINE, appeal: desk === 'appeal' } });
  }
}

function verdictOf(decision: Decision['decision'], reason: string): Change {
  if (decision === 'approve') return { state: 'passed', reason: reason || FINE, watched: false };
  return { state: 'refused', reason, watched: true };
}
