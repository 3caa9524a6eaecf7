import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HeldCard, HeldView } from '../../../../shared/contract/content-check';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { RegionService, type Village } from '../region/region.service';
import { CheckOutcome } from './check-outcome.service';
import { CheckedMedia } from './checked-media';
import { ContentCheck } from './content-check.entity';
import { assertMayModerate, mayDecide } from './content-check.policy';
import { toHeldCard, toHeldView } from './content-check.view';

/** What waits for a person, as moderators read it. The author's name is not among it: it is not needed to judge words. */
@Injectable()
export class ModerationQueue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly outcome: CheckOutcome,
    private readonly media: CheckedMedia,
  ) {}

  async list(me: Caller, { villageId, ...asked }: PageAsked & { villageId?: string | undefined }): Promise<Page<HeldCard>> {
    const covered = (await this.coveredBy(me)).map(({ id }) => id);
    const ids = villageId === undefined ? covered : covered.filter((id) => id === villageId);
    if (ids.length === 0) return { items: [], next: null };
    const query = this.uow.repo(ContentCheck).createQueryBuilder('c').where({ villageId: In(ids), desk: In(['held', 'appeal']) });
    const { items, next } = await keysetPage(query, 'deskAt', asked);
    const villages = await this.regions.byIds(items.map((check) => check.villageId));
    const parts = await this.outcome.partsOfMany(items);
    const cards = items.flatMap((check) => {
      const village = villages.get(check.villageId);
      return village ? [toHeldCard(check, parts.get(check.id) ?? [], nameOf(village), mayDecide(me, check))] : [];
    });
    return { items: cards, next };
  }

  async read(me: Caller, checkId: string): Promise<HeldView> {
    const { check, village } = await this.load(me, checkId);
    if (check.desk === null) return refuseCommon('NOT_FOUND');
    const parts = await this.outcome.partsOf(check);
    return toHeldView(toHeldCard(check, parts, nameOf(village), mayDecide(me, check)), check, parts, await this.media.view(parts));
  }

  /** For those who cover its village. */
  async load(me: Caller, checkId: string): Promise<{ check: ContentCheck; village: Village }> {
    const check = await this.uow.repo(ContentCheck).findOneBy({ id: checkId });
    const village = check ? await this.regions.byId(check.villageId) : undefined;
    assertMayModerate(me, village);
    return check && village ? { check, village } : refuseCommon('NOT_FOUND');
  }

  private async coveredBy(me: Caller): Promise<VillageRef[]> {
    const codes = [...new Set(me.standing.appointments.map(({ regionCode }) => regionCode))];
    const villages = (await Promise.all(codes.map((code) => this.regions.villagesUnder(code)))).flat();
    return villages.filter((village) => mayIn(me.standing, 'content:moderate', village));
  }
}

const nameOf = ({ id, name, townName, countyName }: Village): HeldCard['village'] => ({ villageId: id, name, townName, countyName });
