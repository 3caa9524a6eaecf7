import { Injectable } from '@nestjs/common';
import type { MapFeature, ReportMap, ReportPair } from '../../../../shared/contract/report-figures';
import { MAX_WINDOW_DAYS, isLateAt } from '../../../../shared/domain/report-figures';
import { OPEN_STATES, REPORT_STATES, isOpen } from '../../../../shared/domain/report-states';
import { Clock } from '../../core/clock/clock';
import type { Page, PageAsked } from '../../core/database/paging';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { ReportCounts, type ReportCounted } from '../report/report-counts.service';
import { ReportKinds, type KindLookup } from '../report-kind/report-kinds.service';

export interface MapAsked {
  state: 'open' | 'ended' | 'all';
  kind?: string | undefined;
  limit: number;
}

const statesOf = { open: OPEN_STATES, ended: REPORT_STATES.filter((state) => !isOpen(state)), all: REPORT_STATES } as const;
const E6 = 1_000_000;
const DAY_MS = 86_400_000;

/** What everybody may see of reports on a map and side by side. */
@Injectable()
export class ReportMaps {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly counts: ReportCounts,
    private readonly kinds: ReportKinds,
    private readonly photos: PhotoService,
  ) {}

  async map(villageId: string, { state, kind, limit }: MapAsked): Promise<ReportMap> {
    await this.regions.village(villageId);
    return this.draw([villageId], limit, { kind, ...(state !== 'all' && { states: statesOf[state] }) });
  }

  async draw(villageIds: string[], limit: number, only: Pick<Parameters<ReportCounts['between']>[0], 'states' | 'kind'> = {}): Promise<ReportMap> {
    const now = this.clock.now();
    const span = { from: now - MAX_WINDOW_DAYS * DAY_MS, until: now + 1 };
    const found = await this.counts.between({ villageIds, ...span, limit: limit + 1, publicOnly: true, ...only });
    const reports = found.slice(0, limit);
    const kindOf = await this.kinds.lookup([...new Set(reports.map((report) => report.villageId))]);
    return {
      type: 'FeatureCollection', features: reports.map((report) => toFeature(report, kindOf, now)), groups: groupsOf(reports, now), isCapped: found.length > limit,
    };
  }

  /** Without a reader: only photos that passed the check. */
  async pairs(villageId: string, asked: PageAsked): Promise<Page<ReportPair>> {
    await this.regions.village(villageId);
    const { items, next } = await this.counts.pairs(villageId, asked);
    const photos = await this.photos.viewMany(items.flatMap(({ before, after }) => [...before, ...after]));
    const kindOf = await this.kinds.lookup([villageId]);
    const firstOf = (ids: string[]) => ids.map((id) => photos.get(id)).find((photo) => photo !== undefined);
    const shown = items.flatMap(({ reportId, number, kind, label, submittedAt, ...ids }): ReportPair[] => {
      const [before, after] = [firstOf(ids.before), firstOf(ids.after)];
      const kindName = kindOf(villageId, kind)?.name ?? '其他';
      return before && after ? [{ reportId, number, kindName, label, submittedAt: new Date(submittedAt).toISOString(), before, after }] : [];
    });
    return { items: shown, next };
  }
}

type Located = ReportCounted & { latE6: number; lngE6: number };
const isLocated = (report: ReportCounted): report is Located => report.latE6 !== null && report.lngE6 !== null;

export function toFeature(report: ReportCounted, kindOf: KindLookup, now: number): MapFeature {
  const { reportId, number, kind, state, groupNo } = report;
  const named = kindOf(report.villageId, kind);
  return {
    type: 'Feature', id: reportId,
    geometry: isLocated(report) ? { type: 'Point', coordinates: [report.lngE6 / E6, report.latE6 / E6] } : null,
    properties: {
      number, kind, kindName: named?.name ?? '其他', icon: named?.icon ?? 'dots', state, isOpen: isOpen(state), isLate: isLateAt(report, now), groupNo,
      submittedAt: new Date(report.submittedAt).toISOString(),
    },
  };
}

interface Heat {
  total: number;
  open: number;
  late: number;
  points: number;
  lat: number;
  lng: number;
}

function groupsOf(reports: readonly ReportCounted[], now: number): ReportMap['groups'] {
  const groups = new Map<number | null, Heat>();
  for (const report of reports) {
    const heat = groups.get(report.groupNo) ?? { total: 0, open: 0, late: 0, points: 0, lat: 0, lng: 0 };
    heat.total += 1;
    heat.open += Number(isOpen(report.state));
    heat.late += Number(isLateAt(report, now));
    if (isLocated(report)) Object.assign(heat, { points: heat.points + 1, lat: heat.lat + report.latE6 / E6, lng: heat.lng + report.lngE6 / E6 });
    groups.set(report.groupNo, heat);
  }
  return [...groups]
    .sort(([a], [b]) => (a ?? 100) - (b ?? 100))
    .map(([groupNo, { total, open, late, points, lat, lng }]) => ({ groupNo, total, open, late, center: points > 0 ? [lng / points, lat / points] : null }));
}
