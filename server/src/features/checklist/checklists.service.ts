import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import type { ChecklistVersionCard, PublishedChecklist } from '../../../../shared/contract/checklist';
import { currentChecklist, nationalChecklist } from '../../../../shared/domain/checklists';
import type { Checklist } from '../../../../shared/domain/grades';
import { countyCodeOf } from '../../../../shared/domain/regions';
import { Clock } from '../../core/clock/clock';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { RegionService } from '../region/region.service';
import { ChecklistVersion } from './checklist.entity';
import { ownerOf, type ChecklistOwner } from './checklist.owner';
import { nationalPublished, toCard, toChecklist, toPublished } from './checklist.view';

/** Published versions never change, so one that was read once need not be read again. */
const KEPT_AT_MOST = 500;

/** Which list households are scored by: the village's own, else its county's template, else the national one. */
@Injectable()
export class Checklists {
  private readonly kept = new Map<string, Checklist>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
  ) {}

  /** The list in force in a village at a moment, as for a round that starts then. */
  async inForce(villageId: string, at: number): Promise<Checklist> {
    const found = await this.versionInForce(await this.ownersAbove(villageId), at);
    return found ? toChecklist(found) : currentChecklist;
  }

  /** A published version by its id, `national-1` included; refuses an unknown one. */
  async byId(checklistId: string): Promise<Checklist> {
    const known = nationalChecklist(checklistId) ?? this.kept.get(checklistId);
    if (known) return known;
    const checklist = toChecklist(await this.load(checklistId));
    if (this.kept.size >= KEPT_AT_MOST) this.kept.clear();
    this.kept.set(checklistId, checklist);
    return checklist;
  }

  async published(checklistId: string): Promise<PublishedChecklist> {
    const national = nationalChecklist(checklistId);
    return national ? nationalPublished(national) : toPublished(await this.load(checklistId));
  }

  /** What stands over a village, or over a county itself, at a moment. */
  async standing(owner: ChecklistOwner, at: number): Promise<PublishedChecklist> {
    const found = await this.versionInForce(owner.above, at);
    return found ? toPublished(found) : nationalPublished(currentChecklist);
  }

  /** What a village's list is made from: the county's template in force, else the national list. */
  templateFor(village: ChecklistOwner): Promise<PublishedChecklist> {
    return this.standing({ ...village, above: village.above.slice(1) }, this.clock.now());
  }

  async ofVillage(villageId: string): Promise<PublishedChecklist & { coming: ChecklistVersionCard | null }> {
    const now = this.clock.now();
    const owner = await ownerOf(this.regions, villageId);
    return { ...(await this.standing(owner, now)), coming: await this.coming(owner, now) };
  }

  /** The next version of this owner, or of the county where the village has none of its own. */
  async coming(owner: ChecklistOwner, now: number): Promise<ChecklistVersionCard | null> {
    const found = await this.uow.repo(ChecklistVersion).find({ where: { ownerId: In([...owner.above]), effectiveFrom: MoreThan(now) }, order: { effectiveFrom: 'ASC' }, take: 20 });
    const own = found.find(({ ownerId }) => ownerId === owner.id);
    const hasOwn = own !== undefined || (await this.latest(owner.id)) !== null;
    const next = own ?? (hasOwn ? undefined : found[0]);
    return next ? toCard(next) : null;
  }

  async versions(ownerId: string, asked: PageAsked): Promise<Page<ChecklistVersionCard>> {
    const { id } = await ownerOf(this.regions, ownerId);
    const { items, next } = await keysetPage(this.uow.repo(ChecklistVersion).createQueryBuilder('version').where({ ownerId: id }), 'effectiveFrom', asked);
    return { items: items.map(toCard), next };
  }

  /** The newest version of an owner, in force or coming. */
  latest(ownerId: string): Promise<ChecklistVersion | null> {
    return this.uow.repo(ChecklistVersion).findOne({ where: { ownerId }, order: { version: 'DESC' } });
  }

  private async ownersAbove(villageId: string): Promise<readonly string[]> {
    const { code } = await this.regions.village(villageId);
    return [villageId, countyCodeOf(code)];
  }

  /** The nearest owner that has a version in force; of its versions the newest one, since dates never run backwards. */
  private async versionInForce(owners: readonly string[], at: number): Promise<ChecklistVersion | null> {
    for (const ownerId of owners) {
      const found = await this.uow.repo(ChecklistVersion).findOne({ where: { ownerId, effectiveFrom: LessThanOrEqual(at) }, order: { version: 'DESC' } });
      if (found) return found;
    }
    return null;
  }

  private async load(checklistId: string): Promise<ChecklistVersion> {
    return (await this.uow.repo(ChecklistVersion).findOneBy({ id: checklistId })) ?? refuseCommon('NOT_FOUND');
  }
}
