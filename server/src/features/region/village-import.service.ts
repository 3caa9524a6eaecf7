import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { regionErrors } from '../../../../shared/contract/region';
import { regionLevel } from '../../../../shared/domain/regions';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { villageFileProblems, villageRows, type VillageRow } from './region.csv';
import { Region, RegionName } from './region.entity';
import { spell } from './region.names';
import { RegionService } from './region.service';

/** Regions of the file by level, and what became of them; added + renamed + unchanged is all of them. */
export interface ImportCounts {
  counties: number;
  towns: number;
  villages: number;
  added: number;
  renamed: number;
  unchanged: number;
}

interface Wanted {
  code: string;
  name: string;
  parentCode: string | null;
}

const BATCH = 500;
const COUNTED_AS = { county: 'counties', town: 'towns', village: 'villages' } as const;

/** What one import has learned so far: the id of every county and town by code. */
class Progress {
  readonly counts: ImportCounts = { counties: 0, towns: 0, villages: 0, added: 0, renamed: 0, unchanged: 0 };
  readonly parentIds = new Map<string, string>();
}

/** Counties, towns and villages of an official-code file. */
@Injectable()
export class VillageImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Loads all of the file or, when any row is bad, nothing; the same file again changes nothing. */
  async importVillages(csv: Buffer | string): Promise<ImportCounts> {
    const bytes = typeof csv === 'string' ? Buffer.from(csv) : csv;
    // Table programs in China save GBK unless told otherwise.
    if (!isUtf8(bytes)) refuse(regionErrors, 'VILLAGES_FILE_NOT_UTF8');
    const problems = await villageFileProblems(bytes);
    if (problems.length > 0) refuse(regionErrors, 'VILLAGES_FILE_INVALID', problems);
    const progress = new Progress();
    for await (const batch of batches(bytes)) await this.load(batch, progress);
    this.regions.forget();
    return progress.counts;
  }

  /** Parents before children, each level in a run of its own: a whole country does not fit one transaction. */
  private async load(batch: VillageRow[], progress: Progress): Promise<void> {
    const counties = fresh(batch.map((row) => ({ code: row.countyCode, name: row.countyName, parentCode: null })), progress);
    await this.place(counties, progress);
    const towns = fresh(batch.map((row) => ({ code: row.townCode, name: row.townName, parentCode: row.countyCode })), progress);
    await this.place(towns, progress);
    await this.place(batch.map(({ code, name, townCode }) => ({ code, name, parentCode: townCode })), progress);
  }

  private async place(wanted: Wanted[], progress: Progress): Promise<void> {
    if (wanted.length === 0) return;
    const { added, renamed, known } = await this.uow.run(async () => {
      const found = await this.uow.repo(Region).findBy({ code: In(wanted.map(({ code }) => code)) });
      const known = new Map(found.map((region) => [region.code, region]));
      const changes = wanted.flatMap(({ code, name }) => {
        const region = known.get(code);
        return region && region.name !== name ? [{ region, name }] : [];
      });
      for (const { region, name } of changes) await this.rename(region, name, progress);
      const added = await this.add(wanted.filter(({ code }) => !known.has(code)), progress);
      return { added, renamed: changes.length, known: [...found, ...added] };
    });
    tally(progress, known, added.length, renamed);
  }

  private async add(wanted: Wanted[], { parentIds }: Progress): Promise<Region[]> {
    if (wanted.length === 0) return [];
    const taken = new Set((await this.uow.repo(Region).findBy({ id: In(wanted.map(({ code }) => code)) })).map(({ id }) => id));
    const validFrom = this.clock.now();
    const regions = wanted.map(({ code, name, parentCode }) => {
      const parentId = parentCode === null ? null : (parentIds.get(parentCode) ?? null);
      // An old code may be given to another place; the id stays with the first.
      return { id: taken.has(code) ? this.ids.next() : code, code, name, parentId, level: levelOf(code), validFrom, validUntil: null };
    });
    await this.uow.repo(Region).insert(regions);
    await this.uow.repo(RegionName).insert(regions.map((region) => this.named(region, region.name, parentIds)));
    return regions;
  }

  private async rename(region: Region, name: string, { parentIds }: Progress): Promise<void> {
    const names = this.uow.repo(RegionName);
    await this.uow.repo(Region).update({ id: region.id }, { name });
    await names.update({ regionId: region.id, kind: 'current' }, { kind: 'former' });
    const { affected } = await names.update({ regionId: region.id, name }, { kind: 'current' });
    if (!affected) await names.insert(this.named(region, name, parentIds));
  }

  private named(region: Region, name: string, parentIds: ReadonlyMap<string, string>): RegionName {
    const countyId = parentIds.get(region.code.slice(0, 6)) ?? region.id;
    return { id: this.ids.next(), regionId: region.id, countyId, name, kind: 'current', ...spell(name) };
  }
}

async function* batches(bytes: Buffer): AsyncGenerator<VillageRow[]> {
  let batch: VillageRow[] = [];
  for await (const row of villageRows(bytes)) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function levelOf(code: string): Region['level'] {
  const level = regionLevel(code);
  if (!level) throw new Error(`${code} is no region code`);
  return level;
}

/** Counties or towns this import has not met yet, each once. */
function fresh(wanted: Wanted[], { parentIds }: Progress): Wanted[] {
  return [...new Map(wanted.map((one) => [one.code, one])).values()].filter(({ code }) => !parentIds.has(code));
}

function tally({ counts, parentIds }: Progress, placed: Region[], added: number, renamed: number): void {
  for (const { id, code, level } of placed) {
    counts[COUNTED_AS[level]] += 1;
    if (level !== 'village') parentIds.set(code, id);
  }
  counts.added += added;
  counts.renamed += renamed;
  counts.unchanged += placed.length - added - renamed;
}
