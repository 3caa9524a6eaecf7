import { Injectable } from '@nestjs/common';
import { Between, In, type FindOptionsWhere } from 'typeorm';
import { regionErrors, type RegionView } from '../../../../shared/contract/region';
import type { VillageRef } from '../../../../shared/domain/permissions';
import { VillageLookup } from '../../core/access/ports';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Region, RegionName } from './region.entity';
import { searchTerm, type SearchTerm } from './region.names';
import { toRegionViews, toVillages, type Village } from './region.view';

export type { Village } from './region.view';

const FOUND_AT_MOST = 20;
/** A county of today has some 30 towns, a town under 300 villages, the country under 3,000 counties. */
const LISTED_AT_MOST = 3_000;
/** Another process may import; what is remembered here is never older than this. */
const REMEMBERED_MS = 60_000;
const REMEMBERED_AT_MOST = 20_000;

@Injectable()
export class RegionService extends VillageLookup {
  private readonly remembered = new Map<string, { village: Village; until: number }>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Regions whose name, former name, pinyin or initials begin with what was typed. */
  async search(typed: string): Promise<{ items: RegionView[] }> {
    const term = searchTerm(typed);
    const ids = term ? await this.idsFor(term) : [];
    const found = ids.length > 0 ? await this.uow.repo(Region).findBy({ id: In(ids) }) : [];
    const inOrder = found.filter((region) => this.isValid(region)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    return { items: await toRegionViews(this.uow, inOrder.slice(0, FOUND_AT_MOST)) };
  }

  roots(): Promise<{ items: RegionView[] }> {
    return this.list({ level: 'county' });
  }

  async children(regionId: string): Promise<{ items: RegionView[] }> {
    if (!(await this.uow.repo(Region).existsBy({ id: regionId }))) refuse(regionErrors, 'REGION_NOT_FOUND');
    return this.list({ parentId: regionId });
  }

  /** The village with the names of its town and county; refuses an unknown id. */
  async village(villageId: string): Promise<Village> {
    return (await this.byId(villageId)) ?? refuse(regionErrors, 'REGION_NOT_FOUND');
  }

  async byId(villageId: string): Promise<Village | undefined> {
    return (await this.byIds([villageId])).get(villageId);
  }

  /** The villages among these ids; a handful of look-ups for all that are not remembered. */
  async byIds(villageIds: readonly string[]): Promise<Map<string, Village>> {
    const now = this.clock.now();
    const kept = villageIds.flatMap((id) => this.remembered.get(id) ?? []).filter(({ until }) => until > now);
    const known = new Map(kept.map(({ village }) => [village.id, village]));
    for (const village of await this.load(villageIds.filter((id) => !known.has(id)))) {
      this.remember(village);
      known.set(village.id, village);
    }
    return known;
  }

  /** A county, town or village by its current code. */
  byCode(code: string): Promise<Pick<Region, 'id' | 'name' | 'level'> | null> {
    return this.uow.repo(Region).findOne({ select: { id: true, name: true, level: true }, where: { code } });
  }

  /** Names by current code. */
  async namesOf(codes: readonly string[]): Promise<Map<string, string>> {
    const found = codes.length > 0 ? await this.uow.repo(Region).find({ select: { code: true, name: true }, where: { code: In([...codes]) } }) : [];
    return new Map(found.map(({ code, name }) => [code, name]));
  }

  /** Every village whose current code begins with the region's code, in order of code. */
  async villagesUnder(regionCode: string): Promise<VillageRef[]> {
    const codes = Between(regionCode.padEnd(12, '0'), regionCode.padEnd(12, '9'));
    const found = await this.uow.repo(Region).find({ select: { id: true, code: true }, where: { level: 'village', code: codes }, order: { code: 'ASC' } });
    return found.map(({ id, code }) => ({ id, code }));
  }

  /** After an import, names and codes may be others. */
  forget(): void {
    this.remembered.clear();
  }

  private async load(villageIds: string[]): Promise<Village[]> {
    if (villageIds.length === 0) return [];
    const found = await this.uow.repo(Region).findBy({ id: In(villageIds), level: 'village' });
    return toVillages(this.uow, found);
  }

  private remember(village: Village): void {
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(village.id, { village, until: this.clock.now() + REMEMBERED_MS });
  }

  private async list(where: FindOptionsWhere<Region>): Promise<{ items: RegionView[] }> {
    const found = await this.uow.repo(Region).find({ where, order: { code: 'ASC' }, take: LISTED_AT_MOST });
    return { items: await toRegionViews(this.uow, found.filter((region) => this.isValid(region))) };
  }

  private async idsFor(term: SearchTerm): Promise<string[]> {
    const columns = term.kind === 'name' ? (['name'] as const) : (['pinyin', 'initials'] as const);
    const found = await Promise.all(columns.map((column) => this.namesIn(column, term)));
    return [...new Set(found.flat().map(({ regionId }) => regionId))];
  }

  /** Twice as many as are shown, since a region may be found by several of its names. */
  private namesIn(column: 'name' | 'pinyin' | 'initials', { from, to }: SearchTerm): Promise<RegionName[]> {
    return this.uow.repo(RegionName).find({
      where: { [column]: Between(from, to) },
      order: { [column]: 'ASC', regionId: 'ASC' },
      take: 2 * FOUND_AT_MOST,
    });
  }

  private isValid({ validUntil }: Region): boolean {
    return validUntil === null || validUntil > this.clock.now();
  }
}
