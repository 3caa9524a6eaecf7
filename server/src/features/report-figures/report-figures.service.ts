import { Injectable } from '@nestjs/common';
import type { FiguresView, FigureWindowAsked, KindCount, RegionFigures, VillageFigures } from '../../../../shared/contract/report-figures';
import { figuresOf, spanOf, spanOfDays, type CountedReport, type Span } from '../../../../shared/domain/report-figures';
import { REPORT_STATES, isOpen } from '../../../../shared/domain/report-states';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { RegionService } from '../region/region.service';
import { ReportCounts, type ReportCounted } from '../report/report-counts.service';
import { ReportKinds, type KindLookup } from '../report-kind/report-kinds.service';
import { FigureScopes, type FigureScope } from './report-figures.scope';

/** Beyond this a county's year is counted by its newest reports, and the answer says so. */
export const COUNTED_AT_MOST = 20_000;

type Counted = ReportCounted & CountedReport;
type Common = Omit<VillageFigures, 'village'>;

interface Asked {
  villageIds: string[];
  span: Span;
  publicOnly: boolean;
}

/** Numbers about reports. The public ones leave out what a moderator took down; the staff's count it, so that hiding helps no figure. */
@Injectable()
export class ReportFigures {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly scopes: FigureScopes,
    private readonly counts: ReportCounts,
    private readonly kinds: ReportKinds,
  ) {}

  async ofVillage(villageId: string, asked: FigureWindowAsked): Promise<VillageFigures> {
    const { name, townName, countyName } = await this.regions.village(villageId);
    const span = this.spanOf(asked);
    const { reports, kindOf } = await this.read({ villageIds: [villageId], span, publicOnly: true });
    return { village: { villageId, name, townName, countyName }, ...this.counted(reports, span, kindOf, true) };
  }

  async ofRegion(me: Caller, code: string, asked: FigureWindowAsked): Promise<RegionFigures> {
    return this.ofScope(await this.scopes.of(me, code), this.spanOf(asked));
  }

  async ofScope(scope: FigureScope, span: Span): Promise<RegionFigures> {
    const { reports, kindOf } = await this.read({ villageIds: scope.villages.map(({ id }) => id), span, publicOnly: false });
    return {
      region: { code: scope.code, name: scope.name },
      ...this.counted(reports, span, kindOf, false),
      rows: this.rowsOf(scope, reports),
    };
  }

  spanOf({ window, from, to }: FigureWindowAsked): Span {
    return from !== undefined && to !== undefined ? spanOfDays(from, to) : spanOf(window, this.clock.now());
  }

  private async read({ villageIds, span, publicOnly }: Asked): Promise<{ reports: Counted[]; kindOf: KindLookup }> {
    const found = await this.counts.between({ villageIds, ...span, limit: COUNTED_AT_MOST + 1, publicOnly });
    const kindOf = await this.kinds.lookup([...new Set(found.map(({ villageId }) => villageId))]);
    const isWatched = remembered((villageId, kind) => Boolean(kindOf(villageId, kind)?.recheckDays));
    return { reports: found.map((report) => ({ ...report, isWatched: isWatched(report.villageId, report.kind) })), kindOf };
  }

  private counted(found: Counted[], { from, until }: Span, kindOf: KindLookup, isPublic: boolean): Common {
    const reports = found.slice(0, COUNTED_AT_MOST);
    return {
      from: iso(from), until: iso(until), figures: this.figures(reports, isPublic), byKind: byKind(reports, kindOf), byState: byState(reports),
      isCapped: found.length > COUNTED_AT_MOST,
    };
  }

  private rowsOf({ villages, partOf }: FigureScope, found: Counted[]): RegionFigures['rows'] {
    const partOfVillage = new Map(villages.map((village) => [village.id, partOf(village)]));
    const parts = new Map([...partOfVillage.values()].map((part) => [part.code, part.name]));
    const reports = groupBy(found.slice(0, COUNTED_AT_MOST), ({ villageId }) => partOfVillage.get(villageId)?.code ?? '');
    return [...parts].map(([code, name]) => ({ code, name, figures: this.figures(reports.get(code) ?? [], false) }));
  }

  private figures(reports: Counted[], isPublic: boolean): FiguresView {
    return { ...figuresOf(reports, this.clock.now()), hidden: isPublic ? null : reports.filter((report) => !report.isPublic).length };
  }
}

const iso = (at: number): string => new Date(at).toISOString();

/** A county has a few dozen kinds, and thousands of reports of them. */
function remembered(ask: (villageId: string, kind: string) => boolean): typeof ask {
  const known = new Map<string, boolean>();
  return (villageId, kind) => {
    const key = `${villageId}:${kind}`;
    const answer = known.get(key) ?? ask(villageId, kind);
    known.set(key, answer);
    return answer;
  };
}

function byKind(reports: Counted[], kindOf: KindLookup): KindCount[] {
  const groups = [...groupBy(reports, ({ kind }) => kind)];
  return groups
    .map(([kind, of]) => ({
      kind, kindName: kindOf(of[0]!.villageId, kind)?.name ?? '其他', total: of.length,
      open: of.filter(({ state }) => isOpen(state)).length, closed: of.filter(({ state }) => state === 'closed').length,
    }))
    .sort((a, b) => b.total - a.total || a.kind.localeCompare(b.kind));
}

function byState(reports: Counted[]): Common['byState'] {
  const groups = groupBy(reports, ({ state }) => state);
  return REPORT_STATES.flatMap((state) => { const of = groups.get(state); return of ? [{ state, count: of.length }] : []; });
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
