import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { checkStateOf, refusalWords, type CheckState } from '../../../../shared/domain/content-check';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { CheckNotices } from './check-notices';
import { CheckedMedia } from './checked-media';
import { CheckedOwners } from './checked-owners';
import { ContentCheck, ContentCheckPart } from './content-check.entity';

export type Change = Partial<Omit<ContentCheck, 'id' | 'villageId' | 'subject'>> & { state: CheckState; reason: string };

/** Moves a check from one state to the next, and everything that hangs on it. Always inside the caller's unit of work. */
@Injectable()
export class CheckOutcome {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly media: CheckedMedia,
    private readonly owners: CheckedOwners,
    private readonly notices: CheckNotices,
  ) {}

  /** In the order they were given. */
  partsOf({ id, villageId }: Pick<ContentCheck, 'id' | 'villageId'>): Promise<ContentCheckPart[]> {
    return this.uow.repo(ContentCheckPart).find({ where: { villageId, checkId: id }, order: { position: 'ASC' } });
  }

  /** For pages with many checks: one query, then looked up by check id. */
  async partsOfMany(checks: readonly Pick<ContentCheck, 'id' | 'villageId'>[]): Promise<Map<string, ContentCheckPart[]>> {
    if (checks.length === 0) return new Map();
    const where = { villageId: In([...new Set(checks.map(({ villageId }) => villageId))]), checkId: In(checks.map(({ id }) => id)) };
    const parts = await this.uow.repo(ContentCheckPart).find({ where, order: { position: 'ASC' } });
    return new Map(checks.map(({ id }) => [id, parts.filter(({ checkId }) => checkId === id)]));
  }

  /** What follows from the parts, unless a person has decided. */
  async follow(check: ContentCheck): Promise<void> {
    if (check.state !== 'checking' && check.state !== 'held') return;
    const parts = await this.partsOf(check);
    const state = outcomeOf(check, parts);
    if (state === check.state) return;
    const risky = parts.find((part) => part.state === 'risky');
    await this.move(check, { state, reason: risky ? refusalWords(risky.kind, risky.label) : '' }, parts);
  }

  /** Only from the version that was read; false: somebody was faster, and nothing happened. */
  async move(check: ContentCheck, change: Change, parts: readonly ContentCheckPart[]): Promise<boolean> {
    const desk = deskFor(change.state, this.clock.now());
    const { affected } = await this.uow.repo(ContentCheck).update(
      { id: check.id, version: check.version }, { ...desk, ...change, version: check.version + 1 },
    );
    if (affected !== 1) return false;
    await this.media.mark(parts, change.state);
    if (change.state === 'passed') await this.markPassed(check);
    if (change.state !== check.state) await this.owners.tell(check.subject, { villageId: check.villageId, state: change.state, reason: change.reason });
    await this.notices.moved(check, change);
    return true;
  }

  /** The words are with their owner; here they have done their work. */
  private async markPassed({ id, villageId }: ContentCheck): Promise<void> {
    await this.uow.repo(ContentCheckPart).update({ villageId, checkId: id }, { state: 'passed', content: null });
  }
}

/** What a person has refused once is looked at by a person again, however harmless the machine finds the new version. */
export function outcomeOf({ watched }: Pick<ContentCheck, 'watched'>, parts: readonly Pick<ContentCheckPart, 'state'>[]): CheckState {
  const state = checkStateOf(parts.map((part) => part.state));
  return state === 'passed' && watched ? 'held' : state;
}

export const deskFor = (state: CheckState, now: number): Pick<ContentCheck, 'desk' | 'deskAt'> =>
  state === 'held' ? { desk: 'held', deskAt: now } : { desk: null, deskAt: 0 };
