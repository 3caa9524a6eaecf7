import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OPEN_DATA_DAYS, type OpenDataFile, type ReportMap } from '../../../../shared/contract/report-figures';
import { regionLevel } from '../../../../shared/domain/regions';
import { reportFiguresRoutes } from '../../../../shared/contract/report-figures';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { pathOf } from '../../../../shared/route';
import type { z } from 'zod';
import { Clock } from '../../core/clock/clock';
import { refuseCommon } from '../../core/http/refusal';
import { writeCsv, type Column } from '../../core/spreadsheet/write-table';
import { Storage } from '../../core/storage/storage';
import { COUNTED_AT_MOST } from './report-figures.service';
import { FigureScopes } from './report-figures.scope';
import { ReportMaps } from './report-map.service';

const ENDINGS = ['csv', 'geojson'] as const;
type Ending = (typeof ENDINGS)[number];
const FILE = /^(\d{6})-(\d{4}-\d{2}-\d{2})\.(csv|geojson)$/;
/** Nights in which no server ran leave their files for longer. */
const SWEPT_DAYS = 30;

const columns: Column[] = ['id', 'number', 'kind', 'kind_name', 'state', 'is_open', 'is_late', 'group_no', 'submitted_at', 'lat', 'lng'].map((title) => ({ title }));
const keyOf = (file: string): string => `open-data/${file}`;
const fileOf = (countyCode: string, date: string, ending: Ending): string => `${countyCode}-${date}.${ending}`;
const addressOf = (file: string): string => `/api${pathOf(reportFiguresRoutes.openDataFile, { file })}`;

/** Files of a county's public reports, written at night: what the map shows, nothing else. */
@Injectable()
export class OpenData {
  constructor(
    private readonly clock: Clock,
    private readonly storage: Storage,
    private readonly scopes: FigureScopes,
    private readonly maps: ReportMaps,
  ) {}

  async write(countyCode: string, date: string): Promise<void> {
    const villages = await this.scopes.under(countyCode);
    const { features } = await this.maps.draw(villages.map(({ id }) => id), COUNTED_AT_MOST);
    await this.storage.put(keyOf(fileOf(countyCode, date, 'geojson')), Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })));
    await this.storage.put(keyOf(fileOf(countyCode, date, 'csv')), writeCsv(columns, features.map(rowOf)));
    await this.sweep(countyCode, date);
  }

  /** Newest first; nothing for a county that has none. */
  async list(countyCode: string): Promise<{ items: z.infer<typeof OpenDataFile>[] }> {
    if (regionLevel(countyCode) !== 'county') return refuseCommon('NOT_FOUND');
    const files = this.nights().map((date) => ({ date, csv: fileOf(countyCode, date, 'csv'), geojson: fileOf(countyCode, date, 'geojson') }));
    const kept = await Promise.all(files.map(({ csv }) => this.storage.exists(keyOf(csv))));
    return { items: files.filter((_, at) => kept[at]).map(({ date, csv, geojson }) => ({ date, csv: addressOf(csv), geojson: addressOf(geojson) })) };
  }

  async open(file: string): Promise<{ bytes: Readable; name: string; ending: Ending }> {
    const [, countyCode, date = '', ending] = FILE.exec(file) ?? [];
    const bytes = this.nights().includes(date) ? await this.storage.get(keyOf(file)) : undefined;
    return bytes ? { bytes, name: `${countyCode}-${date}`, ending: ending as Ending } : refuseCommon('NOT_FOUND');
  }

  private nights(): string[] {
    const today = chinaDay(this.clock.now());
    return Array.from({ length: OPEN_DATA_DAYS }, (_, back) => addDays(today, -back));
  }

  private async sweep(countyCode: string, date: string): Promise<void> {
    for (let back = OPEN_DATA_DAYS; back < SWEPT_DAYS; back += 1) {
      for (const ending of ENDINGS) await this.storage.remove(keyOf(fileOf(countyCode, addDays(date, -back), ending)));
    }
  }
}

function rowOf({ id, geometry, properties }: ReportMap['features'][number]): (string | number | null)[] {
  const { number, kind, kindName, state, isOpen, isLate, groupNo, submittedAt } = properties;
  const [lng = null, lat = null] = geometry?.coordinates ?? [];
  return [id, number, kind, kindName, state, String(isOpen), String(isLate), groupNo, submittedAt, lat, lng];
}
