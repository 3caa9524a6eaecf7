import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../core/config/config';
import { webAddress } from '../../core/config/web-address';
import { Clock } from '../../core/clock/clock';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { OpenReports, type OpenReport } from '../report/report-open.service';
import { ReportKinds } from '../report-kind/report-kinds.service';
import type { Document, Value } from './open311.document';
import { problem } from './open311.problem';
import { ROWS_AT_MOST, given, listed, named, statusesOf, windowOf } from './open311.query';
import { statesOf, toDefinition, toRequest, toService, toUpdate, w3 } from './open311.view';
import { Open311Places } from './open311-places.service';

/** To be raised whenever the shape of the answers or a national kind changes. */
const SHAPED_AT = Date.UTC(2026, 10, 24);

/** Everything another system may read. */
@Injectable()
export class Open311Reader {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly places: Open311Places,
    private readonly kinds: ReportKinds,
    private readonly reports: OpenReports,
    private readonly regions: RegionService,
    private readonly photos: PhotoService,
  ) {}

  /** The changeset tells clients to fetch services and definitions anew, so it moves with every county's kinds. */
  async discovery(): Promise<Document> {
    const changeset = w3(Math.max(SHAPED_AT, await this.kinds.changedAt()));
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2', url: `${this.base()}/open311/v2`, changeset,
      type: this.config.demo ? 'test' : 'production', formats: ['text/xml', 'application/json'],
    };
    return {
      root: 'discovery',
      content: { changeset, contact: '请联系所在县区的整治办', key_service: '请向所在县区的整治办申请接口密钥', endpoints: [endpoint] },
    };
  }

  async services(query: URLSearchParams): Promise<Document> {
    const { code } = await this.places.jurisdiction(query);
    const offered = (await this.kinds.ofRegion(code)).filter(({ retired }) => !retired);
    return { root: 'services', content: offered.map(toService) };
  }

  async definition(query: URLSearchParams, serviceCode: string): Promise<Document> {
    const { code } = await this.places.jurisdiction(query);
    const wanted = named('service_code', serviceCode);
    const kind = (await this.kinds.ofRegion(code)).find(({ id, retired }) => id === wanted && !retired);
    return kind ? { root: 'service_definition', content: toDefinition(kind) } : problem(404, 'service_code provided was not found');
  }

  /** Ids override every other argument but the jurisdiction. */
  async requests(query: URLSearchParams): Promise<Document> {
    const { villageIds } = await this.places.jurisdiction(query);
    const ids = listed(query, 'service_request_id');
    if (ids.length > ROWS_AT_MOST) problem(400, `service_request_id: ${ROWS_AT_MOST} at most`);
    const found = ids.length > 0
      ? await this.reports.among(villageIds, ids)
      : await this.reports.sentBetween({
        villageIds, ...windowOf(query, this.clock.now()), limit: ROWS_AT_MOST, states: statesOf(statusesOf(query)), kinds: listed(query, 'service_code'),
      });
    return { root: 'service_requests', content: await this.toRequests(found) };
  }

  async request(query: URLSearchParams, reportId: string): Promise<Document> {
    return { root: 'service_requests', content: await this.toRequests([await this.one(query, reportId)]) };
  }

  /** Ids are given at once, so whoever takes one for a token gets it back; there are no others. */
  async token(query: URLSearchParams, token: string): Promise<Document> {
    const { villageIds } = await this.places.jurisdiction(query);
    const [report] = await this.reports.among(villageIds, [named('token', token)]);
    return report ? { root: 'service_requests', content: [{ service_request_id: report.reportId, token }] } : problem(404, 'token was not found');
  }

  /** FixMyStreet's extension: what has happened since, newest first; of one request everything, unless dates are given. */
  async updates(query: URLSearchParams, reportId = given(query, 'service_request_id')): Promise<Document> {
    const { villageIds } = await this.places.jurisdiction(query);
    if (reportId !== undefined) await this.one(query, reportId);
    const dated = given(query, 'start_date') !== undefined || given(query, 'end_date') !== undefined;
    const now = this.clock.now();
    const window = reportId !== undefined && !dated ? { from: 0, until: now + 1 } : windowOf(query, now);
    const steps = await this.reports.stepsBetween({ villageIds, ...window, limit: ROWS_AT_MOST }, reportId);
    const urls = await this.mediaUrls(steps.flatMap(({ photoIds }) => photoIds.slice(0, 1)));
    return { root: 'service_request_updates', content: steps.map((step) => toUpdate(step, urls.get(step.photoIds[0] ?? '') ?? null)) };
  }

  private async one(query: URLSearchParams, reportId: string): Promise<OpenReport> {
    const { villageIds } = await this.places.jurisdiction(query);
    const [report] = await this.reports.among(villageIds, [named('service_request_id', reportId)]);
    return report ?? problem(404, 'service_request_id was not found');
  }

  private async toRequests(reports: OpenReport[]): Promise<Value[]> {
    const villageIds = [...new Set(reports.map(({ villageId }) => villageId))];
    const villages = await this.regions.byIds(villageIds);
    const kindOf = await this.kinds.lookup(villageIds);
    const urls = await this.mediaUrls(reports.flatMap(({ photoIds }) => photoIds.slice(0, 1)));
    return reports.map((report) => toRequest({
      report, kind: kindOf(report.villageId, report.kind), village: villages.get(report.villageId), mediaUrl: urls.get(report.photoIds[0] ?? '') ?? null,
    }));
  }

  /** Of checked photos only: nobody in particular is looking. */
  private async mediaUrls(photoIds: readonly string[]): Promise<Map<string, string>> {
    const photos = await this.photos.viewMany(photoIds);
    return new Map([...photos.values()].map(({ photoId, url }) => [photoId, this.base() + url]));
  }

  private base(): string {
    return webAddress(this.config);
  }
}
