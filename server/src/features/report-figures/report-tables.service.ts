import { Injectable } from '@nestjs/common';
import type { FigureWindowAsked, FiguresView, RegionFigures } from '../../../../shared/contract/report-figures';
import { groupName } from '../../../../shared/domain/groups';
import { isLateAt, percentOf, type Share, type Span } from '../../../../shared/domain/report-figures';
import { reportStateNames } from '../../../../shared/domain/report-states';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { writeCsv, writeXlsx, type Cell, type Column } from '../../core/spreadsheet/write-table';
import type { Village } from '../region/region.service';
import { ReportFactsReader, type ReportFacts } from '../report/report-facts.service';
import { ReportKinds, type KindLookup } from '../report-kind/report-kinds.service';
import { COUNTED_AT_MOST, ReportFigures } from './report-figures.service';
import { FigureScopes, type FigureScope } from './report-figures.scope';

export type TableFormat = 'xlsx' | 'csv' | 'geojson';

const figureColumns: Column[] = [
  '地方', '上报', '在办', '已超时', '办结', '首次答复中位(小时)', '首次答复九成内(小时)', '办好中位(小时)', '办好九成内(小时)', '办结中位(小时)', '办结九成内(小时)',
  '按时率(%)', '退回率(%)', '复脏率(%)', '上报人确认率(%)', '已下架',
].map((title) => ({ title }));
const lineColumns: Column[] = [
  '编号', '村', '组', '地点', '类型', '状态', '紧急', '上报时间', '首次答复', '办好', '办结', '期限', '已超时', '谁确认', '退回次数', '复脏次数', '也看到', '已下架', '纬度', '经度',
].map((title) => ({ title, ...(/时间|答复|办好|办结|期限|地点/.test(title) && { width: 20 }) }));

const closers = { reporter: '上报人', village: '村里', nobody: '到期自动' } as const;
const yes = (is: boolean): string => (is ? '是' : '否');
const HOUR_MS = 3_600_000;
const CHINA_OFFSET_MS = 8 * HOUR_MS;
const hours = (ms: number | null): number | null => (ms === null ? null : Math.round((ms / HOUR_MS) * 10) / 10);
/** 2026-11-24 08:30 on the village's clock. */
const clockTime = (at: number | null): string | null => (at === null ? null : new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' '));

/** Figures and the reports behind them as files, for the staff of the region. */
@Injectable()
export class ReportTables {
  constructor(
    private readonly clock: Clock,
    private readonly scopes: FigureScopes,
    private readonly figures: ReportFigures,
    private readonly facts: ReportFactsReader,
    private readonly kinds: ReportKinds,
  ) {}

  async write(me: Caller, code: string, asked: FigureWindowAsked, format: TableFormat): Promise<{ bytes: Buffer; name: string }> {
    const scope = await this.scopes.of(me, code);
    const span = this.figures.spanOf(asked);
    const lines = await this.linesOf(scope, span);
    return { bytes: await this.bytesOf(scope, span, lines, format), name: `${scope.name}随手拍` };
  }

  private async bytesOf(scope: FigureScope, span: Span, lines: Lines, format: TableFormat): Promise<Buffer> {
    if (format === 'geojson') return Buffer.from(JSON.stringify(collectionOf(lines)));
    const rows = lines.reports.map((report) => this.rowOf(report, lines));
    if (format === 'csv') return writeCsv(lineColumns, rows);
    const counted = await this.figures.ofScope(scope, span);
    return writeXlsx([{ name: '数字', columns: figureColumns, rows: figureRows(counted) }, { name: '明细', columns: lineColumns, rows }]);
  }

  private async linesOf({ villages }: FigureScope, span: Span): Promise<Lines> {
    const villageIds = villages.map(({ id }) => id);
    const reports = await this.facts.between({ villageIds, ...span, limit: COUNTED_AT_MOST });
    const kindOf = await this.kinds.lookup([...new Set(reports.map(({ villageId }) => villageId))]);
    return { reports, kindOf, villages: new Map(villages.map((village) => [village.id, village])) };
  }

  /** The words of what a moderator took down stay down. */
  private rowOf(report: ReportFacts, { kindOf, villages }: Lines): Cell[] {
    const { groupNo, latE6, lngE6 } = report;
    return [
      report.number, villages.get(report.villageId)?.name ?? '', groupNo === null ? '' : groupName(groupNo), report.isPublic ? report.placeLabel : '',
      kindOf(report.villageId, report.kind)?.name ?? '其他', reportStateNames[report.state], yes(report.isUrgent),
      clockTime(report.submittedAt), clockTime(report.respondedAt), clockTime(report.fixedAt), clockTime(report.endedAt), clockTime(report.dueAt),
      yes(isLateAt(report, this.clock.now())), report.closedBy && closers[report.closedBy], report.reopened, report.relapses, report.followers,
      yes(!report.isPublic), latE6 === null ? null : latE6 / 1e6, lngE6 === null ? null : lngE6 / 1e6,
    ];
  }
}

interface Lines {
  reports: ReportFacts[];
  kindOf: KindLookup;
  villages: ReadonlyMap<string, Village>;
}

const percent = (share: Share): number | null => percentOf(share);

function figureRow(name: string, { total, open, late, closed, respond, fix, close, ...shares }: FiguresView): Cell[] {
  const times = [respond, fix, close].flatMap(({ medianMs, p90Ms }) => [hours(medianMs), hours(p90Ms)]);
  const { onTime, reopened, relapsed, confirmed, hidden } = shares;
  return [name, total, open, late, closed, ...times, percent(onTime), percent(reopened), percent(relapsed), percent(confirmed), hidden];
}

const figureRows = ({ region, figures, rows }: RegionFigures): Cell[][] =>
  [figureRow(`${region.name}合计`, figures), ...rows.map((row) => figureRow(row.name, row.figures))];

/** RFC 7946; only what everybody may see on the map. */
function collectionOf({ reports, kindOf, villages }: Lines): object {
  const features = reports.filter(({ isPublic }) => isPublic).map((report) => {
    const { reportId, number, kind, state, groupNo, latE6, lngE6 } = report;
    return {
      type: 'Feature', id: reportId, geometry: latE6 === null || lngE6 === null ? null : { type: 'Point', coordinates: [lngE6 / 1e6, latE6 / 1e6] },
      properties: {
        number, village: villages.get(report.villageId)?.name ?? '', kind, kindName: kindOf(report.villageId, kind)?.name ?? '其他', state, groupNo,
        submittedAt: new Date(report.submittedAt).toISOString(),
      },
    };
  });
  return { type: 'FeatureCollection', features };
}
