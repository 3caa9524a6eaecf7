import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CANONICAL_FIELDS, type CanonicalEntry } from '../../../../shared/domain/transparency/canonical';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { Residencies } from '../member/residencies.service';
import { RegionService, type Village } from '../region/region.service';
import { RecordEntry, RecordPerson, RecordSeal } from './record.entity';
import { assertMayReadRecord } from './record-access';

/** What was sealed of a line, with what is needed to see that it was this. */
export interface Opening {
  entry: CanonicalEntry;
  salt: string | null;
  /** Null: not sealed yet. */
  position: number | null;
}

export const canonicalOf = (entry: RecordEntry): CanonicalEntry =>
  Object.fromEntries(CANONICAL_FIELDS.map((field) => [field, entry[field]])) as CanonicalEntry;

/** Opens a household's own lines: to its members, and to whoever may read the record. */
@Injectable()
export class RecordOpenings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
  ) {}

  async ofEntry(me: Caller, entryId: string): Promise<{ villageId: string; lines: Opening[] }> {
    const entry = await this.uow.repo(RecordEntry).findOneBy({ id: entryId });
    if (!entry) return refuse(commonErrors, 'NOT_FOUND');
    const village = await this.regions.village(entry.villageId);
    const acted = await this.uow.repo(RecordPerson).existsBy({ entryId, memberId: me.memberId });
    assertMayReadRecord(me, village, acted || (await this.livesIn(me, village, entry.householdId)));
    return { villageId: village.id, lines: await this.opened([entry]) };
  }

  /** In the order of the household's record. */
  async ofHousehold(me: Caller, householdId: string, asked: PageAsked): Promise<{ villageId: string } & Page<Opening>> {
    const [household] = await this.households.byIds([householdId]);
    if (!household) return refuse(commonErrors, 'NOT_FOUND');
    const village = await this.regions.village(household.villageId);
    assertMayReadRecord(me, village, await this.livesIn(me, village, householdId));
    const query = this.uow.repo(RecordEntry).createQueryBuilder('e').where({ villageId: village.id, householdId });
    const { items, next } = await keysetPage(query, 'at', asked);
    return { villageId: village.id, items: await this.opened(items), next };
  }

  private async livesIn(me: Caller, { id }: Village, householdId: string | null): Promise<boolean> {
    const home = await this.residencies.verifiedOf(me.memberId, id);
    return home !== undefined && home.householdId === householdId;
  }

  private async opened(entries: readonly RecordEntry[]): Promise<Opening[]> {
    const rows = entries.length > 0 ? await this.uow.repo(RecordSeal).findBy({ entryId: In(entries.map(({ id }) => id)) }) : [];
    const seals = new Map(rows.map((row) => [row.entryId, row]));
    return entries.map((entry) => ({ entry: canonicalOf(entry), salt: seals.get(entry.id)?.salt ?? null, position: seals.get(entry.id)?.position ?? null }));
  }
}
