import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HoldCause, PartState } from '../../../../shared/domain/content-check';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Jobs } from '../../core/jobs/jobs';
import { CheckOutcome } from './check-outcome.service';
import { ASK, PAUSES_MS } from './check-times';
import { ContentCheck, ContentCheckPart } from './content-check.entity';

/** What became of one question. */
export interface Finding {
  state: Exclude<PartState, 'asking'>;
  label: number | null;
  cause: HoldCause | null;
}

type Part = Pick<ContentCheckPart, 'id' | 'villageId' | 'checkId' | 'attempts'>;

export const findingOf = ({ suggest, label }: { suggest: 'pass' | 'review' | 'risky'; label: number }): Finding => {
  if (suggest === 'pass') return { state: 'passed', label, cause: null };
  return suggest === 'risky' ? { state: 'risky', label, cause: null } : { state: 'review', label, cause: 'review' };
};
export const unsure = (cause: HoldCause): Finding => ({ state: 'unsure', label: null, cause });

/** Writes down what was found of a part, once, and lets the whole follow. */
@Injectable()
export class CheckVerdicts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly outcome: CheckOutcome,
  ) {}

  /** An answer to a question that is no longer open changes nothing; a late one still counts while nobody has decided. */
  settle(part: Part, finding: Finding): Promise<void> {
    return this.uow.run(async () => {
      const open = { id: part.id, villageId: part.villageId, state: In(finding.state === 'unsure' ? ['asking'] : ['asking', 'unsure']) };
      const { affected } = await this.uow.repo(ContentCheckPart).update(open, finding);
      if (affected !== 1 || !(await this.holdCheck(part))) return;
      const check = await this.uow.repo(ContentCheck).findOneBy({ id: part.checkId });
      if (check) await this.outcome.follow(check);
    });
  }

  /** Asks again after a pause; the last time, a person has to look. */
  async again(part: Part, cause: HoldCause): Promise<void> {
    const pause = PAUSES_MS[part.attempts - 1];
    if (pause === undefined) return this.settle(part, unsure(cause));
    await this.uow.run(async () => {
      const still = { id: part.id, villageId: part.villageId, state: 'asking' as const, attempts: part.attempts };
      const { affected } = await this.uow.repo(ContentCheckPart).update(still, { traceId: null });
      if (affected === 1) await this.jobs.enqueue(ASK, { partId: part.id }, { runAt: this.clock.now() + pause });
    });
  }

  /** The check's row, held until the commit: of two last parts at once, the later one sees the earlier. */
  private async holdCheck({ checkId }: Part): Promise<boolean> {
    return (await this.uow.execute('UPDATE content_check SET version = version + 1 WHERE id = ?', [checkId])) === 1;
  }
}
