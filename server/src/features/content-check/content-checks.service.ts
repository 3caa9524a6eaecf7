import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { CheckState } from '../../../../shared/domain/content-check';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey, LostRace } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Jobs } from '../../core/jobs/jobs';
import type { Scene } from '../../core/wechat/wechat';
import { CheckOutcome, deskFor, outcomeOf } from './check-outcome.service';
import { ASK, DEADLINE, SILENT_AFTER_MS } from './check-times';
import { CheckedMedia } from './checked-media';
import { ContentCheck, ContentCheckPart } from './content-check.entity';
import { planParts, type Content, type PlannedPart } from './part-plan';

export interface Opening extends Content {
  /** `kind:<id>` of the thing, 64 characters at most. */
  subject: string;
  villageId: string;
  /** Absent: somebody without an account; a person looks at it. */
  authorId: string | null;
  scene: Scene;
}

/** What the author sees of a check. */
export interface CheckStanding {
  state: CheckState;
  /** For a refusal: in the words the author reads. */
  reason: string;
  canAppeal: boolean;
  /** Who may appeal; absent: nobody. */
  authorId: string | null;
}

/** Nothing somebody wrote, photographed or said is shown to others before it has been checked (内容检查). */
@Injectable()
export class ContentChecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly media: CheckedMedia,
    private readonly outcome: CheckOutcome,
  ) {}

  /**
   * Inside the caller's unit of work: the check begins, again after each change of the thing; WeChat is asked after the commit.
   * Answers the state to keep with the thing; every later one comes to `@HandlesChecked`.
   */
  open(opening: Opening): Promise<CheckState> {
    return this.uow.run(async () => {
      const known = await this.uow.repo(ContentCheck).findOneBy({ subject: opening.subject });
      const earlier = known ? await this.outcome.partsOf(known) : [];
      const plan = planParts(opening, earlier);
      const check = this.describe(opening, known, plan);
      await this.keep(check, known);
      await this.replaceParts(check, earlier, plan);
      await this.media.mark(plan, check.state);
      return check.state;
    });
  }

  /** For the author's view; subjects that were never checked are absent. */
  async stateOf(subjects: readonly string[]): Promise<Map<string, CheckStanding>> {
    if (subjects.length === 0) return new Map();
    const checks = await this.uow.repo(ContentCheck).findBy({ subject: In([...subjects]) });
    return new Map(checks.map((check) => [check.subject, standingOf(check)]));
  }

  /** Inside the caller's unit of work: the thing is gone, and nobody needs to look at it any more. */
  async close(subject: string): Promise<void> {
    const check = await this.uow.repo(ContentCheck).findOneBy({ subject });
    if (!check) return;
    await this.uow.repo(ContentCheckPart).delete({ villageId: check.villageId, checkId: check.id });
    await this.uow.repo(ContentCheck).delete({ id: check.id });
  }

  private describe({ subject, villageId, authorId, scene }: Opening, known: ContentCheck | null, plan: readonly PlannedPart[]): ContentCheck {
    const watched = known !== null && (known.watched || (known.state === 'refused' && known.decidedBy !== null));
    const state = outcomeOf({ watched }, plan);
    const now = this.clock.now();
    return {
      id: known?.id ?? this.ids.next(), villageId, subject, authorId, scene, state, reason: '', openedAt: now, watched, ...deskFor(state, now),
      decidedBy: null, decidedAt: null, appealWords: null, version: (known?.version ?? 0) + 1,
    };
  }

  /** Of two changes at once the later one reads the earlier one's parts, or both would be asked about. */
  private async keep(check: ContentCheck, known: ContentCheck | null): Promise<void> {
    const isKept = known ? await this.replace(check, known) : await this.isFirst(check);
    if (!isKept) throw new LostRace(`The check of ${check.subject} was opened by somebody else`);
  }

  private async replace(check: ContentCheck, { id, version }: ContentCheck): Promise<boolean> {
    return (await this.uow.repo(ContentCheck).update({ id, version }, check)).affected === 1;
  }

  private async isFirst(check: ContentCheck): Promise<boolean> {
    try {
      await this.uow.repo(ContentCheck).insert(check);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** New questions get new rows, so that an answer to an old one finds nothing. */
  private async replaceParts(check: ContentCheck, earlier: readonly ContentCheckPart[], plan: readonly PlannedPart[]): Promise<void> {
    const kept = new Set(plan.map(({ known }) => known?.id));
    const gone = earlier.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (gone.length > 0) await this.uow.repo(ContentCheckPart).delete({ villageId: check.villageId, id: In(gone) });
    const fresh = plan.flatMap((part, position) => (part.known ? [] : [this.newPart(check, part, position)]));
    if (fresh.length === 0) return;
    await this.uow.repo(ContentCheckPart).insert(fresh);
    for (const { id } of fresh) await this.jobs.enqueue(ASK, { partId: id });
    await this.jobs.enqueue(DEADLINE, { checkId: check.id, openedAt: check.openedAt }, { runAt: check.openedAt + SILENT_AFTER_MS });
  }

  private newPart({ id: checkId, villageId }: ContentCheck, { kind, partKey, content }: PlannedPart, position: number): ContentCheckPart {
    return {
      id: this.ids.next(), villageId, checkId, kind, partKey, content, position, state: 'asking', label: null, cause: null, traceId: null,
      askedAt: null, attempts: 0,
    };
  }
}

export const standingOf = ({ state, reason, appealWords, authorId }: ContentCheck): CheckStanding => ({
  state, reason, canAppeal: state === 'refused' && appealWords === null, authorId,
});
