import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { CountyKind, ReportKindView } from '../../../../shared/contract/report-kind';
import type { ReportClock } from '../../../../shared/domain/kind-definition';
import { countyCodeOf } from '../../../../shared/domain/regions';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import { ReportKindVersion } from './report-kind.entity';
import { countyKinds, toView } from './report-kind.merge';

/**
 * The rule a report's clock was started under, for `Clocks.start` and `Clocks.relimit`: `report-kind:421102:litter:solve`.
 * `regionCode` may be the village's current code; its county counts.
 */
export const ruleKeyOf = (regionCode: string, kindId: string, clock: ReportClock): string =>
  `report-kind:${countyCodeOf(regionCode)}:${kindId}:${clock}`;

/** The kind of a report in a village; undefined only for an id that never was one there. */
export type KindLookup = (villageId: string, kindId: string) => ReportKindView | undefined;

/** Other servers hear of a county's change after this long; the one that made it at once. */
const KEPT_MS = 10_000;

/** What kinds of reports there are where; kept for a moment, since every list of reports asks. */
@Injectable()
export class ReportKinds {
  private readonly kept = new Map<string, { until: number; kinds: Map<string, ReportKindView> }>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
  ) {}

  /** After a county's change has been committed. */
  forget(countyCode: string): void {
    this.kept.delete(countyCode);
  }

  /** In the order of the form, retired ones too (`retired`): old reports need their names, new ones must not use them. */
  async ofVillage(villageId: string): Promise<ReportKindView[]> {
    const { code } = await this.regions.village(villageId);
    return this.ofRegion(code);
  }

  /** The kind, retired or not; whoever takes a new report looks at `retired`. */
  async find(villageId: string, kindId: string): Promise<ReportKindView | undefined> {
    return (await this.ofVillage(villageId)).find(({ id }) => id === kindId);
  }

  /** For lists over several villages: one query, however many counties. */
  async lookup(villageIds: readonly string[]): Promise<KindLookup> {
    const villages = await this.regions.byIds([...new Set(villageIds)]);
    const codes = [...new Set([...villages.values()].map(({ code }) => countyCodeOf(code)))];
    const kindsOf = await this.kindsOf(codes);
    return (villageId, kindId) => kindsOf.get(countyCodeOf(villages.get(villageId)?.code ?? ''))?.get(kindId);
  }

  /** Kinds of the county in which a region with this code lies. */
  async ofRegion(regionCode: string): Promise<ReportKindView[]> {
    const code = countyCodeOf(regionCode);
    return [...((await this.kindsOf([code])).get(code)?.values() ?? [])];
  }

  /** When any county last changed a kind; 0: never. */
  async changedAt(): Promise<number> {
    return (await this.uow.repo(ReportKindVersion).maximum('effectiveFrom')) ?? 0;
  }

  /** With versions, for whoever changes them. */
  async ofCounty(countyCode: string): Promise<CountyKind[]> {
    return countyKinds(await this.live([countyCode]));
  }

  /** For the phone, which asks again with the stamp it has. */
  async forPhone(villageId: string, known: string | undefined): Promise<{ stamp: string; items: ReportKindView[] | null }> {
    const items = await this.ofVillage(villageId);
    const stamp = createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);
    return { stamp, items: known === stamp ? null : items };
  }

  private async kindsOf(countyCodes: readonly string[]): Promise<Map<string, Map<string, ReportKindView>>> {
    const now = this.clock.now();
    const unknown = countyCodes.filter((code) => (this.kept.get(code)?.until ?? 0) <= now);
    const rows = unknown.length > 0 ? await this.live(unknown) : [];
    for (const code of unknown) this.kept.set(code, { until: now + KEPT_MS, kinds: byId(rows.filter(({ regionCode }) => regionCode === code)) });
    return new Map(countyCodes.map((code) => [code, this.kept.get(code)?.kinds ?? new Map<string, ReportKindView>()]));
  }

  private live(countyCodes: string[]): Promise<ReportKindVersion[]> {
    return this.uow.repo(ReportKindVersion).findBy({ regionCode: In(countyCodes), liveKindId: Not(IsNull()) });
  }
}

const byId = (rows: ReportKindVersion[]): Map<string, ReportKindView> => new Map(countyKinds(rows).map((kind) => [kind.id, toView(kind)]));
