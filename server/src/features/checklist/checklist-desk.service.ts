import { Injectable } from '@nestjs/common';
import type { ChecklistDesk } from '../../../../shared/contract/checklist';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import { chinaDay } from '../../../../shared/domain/weeks';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import { ChecklistDraft, type ChecklistVersion } from './checklist.entity';
import { ownerOf, type ChecklistOwner } from './checklist.owner';
import { assertMayMake } from './checklist.policy';
import { toDraftView } from './checklist.view';
import { Checklists } from './checklists.service';

/** What lies on the desk of whoever makes the next version. */
@Injectable()
export class ChecklistDesks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly checklists: Checklists,
  ) {}

  /** The owner, if this caller may make its list. */
  async enter(me: Caller, ownerId: string): Promise<ChecklistOwner> {
    const owner = await ownerOf(this.regions, ownerId);
    assertMayMake(me, owner);
    return owner;
  }

  async read(me: Caller, ownerId: string): Promise<ChecklistDesk> {
    return this.of(await this.enter(me, ownerId));
  }

  async of(owner: ChecklistOwner): Promise<ChecklistDesk> {
    const now = this.clock.now();
    const [draft, latest, inForce, coming] = [
      await this.uow.repo(ChecklistDraft).findOneBy({ ownerId: owner.id }), await this.checklists.latest(owner.id),
      await this.checklists.standing(owner, now), await this.checklists.coming(owner, now),
    ];
    const template = await this.template(owner, draft?.definition ? draft : latest);
    return {
      owner: { ownerId: owner.id, level: owner.level, name: owner.name }, inForce, coming, template, revision: draft?.revision ?? 0,
      draft: draft && toDraftView(draft, (latest?.version ?? 0) + 1, template?.checklist), earliest: earliestDay(latest, now),
    };
  }

  private async template(owner: ChecklistOwner, mine: Pick<ChecklistVersion, 'templateId'> | null): Promise<ChecklistDesk['template']> {
    if (owner.level === 'county') return null;
    const published = await this.checklists.templateFor(owner);
    return { ...published, isNewer: mine !== null && mine.templateId !== published.checklist.id };
  }
}

/** Today, or the day of a version that is published already. */
export const earliestDay = (latest: ChecklistVersion | null, now: number): string => chinaDay(Math.max(now, latest?.effectiveFrom ?? 0));

/** Never back in time: what was published today holds from now, not from the morning. */
export const beginningOf = (day: string, now: number): number => Math.max(startOfChinaDate(day), now);
