import { Injectable } from '@nestjs/common';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { covers } from '../../../../shared/domain/regions';
import type { Caller } from '../../core/access/caller';
import { AppConfig } from '../../core/config/config';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { IdempotencyStore, sha256 } from '../../core/http/idempotency.store';
import { SecretBox } from '../../core/secrets/secret-box';
import { ReportService } from '../report/report.service';
import { ReportKinds } from '../report-kind/report-kinds.service';
import { ApiKeys, type KeyHolder } from './api-keys.service';
import { plain, type Document } from './open311.document';
import { Open311Sender } from './open311.entity';
import { readForm, wordsOf, type Form } from './open311.form';
import { problem } from './open311.problem';
import { given } from './open311.query';
import { noticeOf } from './open311.view';
import { Open311Places, type NamedPlace } from './open311-places.service';

/** Takes reports from other systems. */
@Injectable()
export class Open311Intake {
  private readonly box: SecretBox;

  constructor(
    config: AppConfig,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: ApiKeys,
    private readonly places: Open311Places,
    private readonly kinds: ReportKinds,
    private readonly reports: ReportService,
    private readonly once: IdempotencyStore,
  ) {
    this.box = new SecretBox(config.secretKey, 'open311-sender');
  }

  /** Whoever sends, or 403. */
  async holderOf(form: URLSearchParams): Promise<KeyHolder> {
    const key = given(form, 'api_key') ?? problem(403, 'api_key was not provided');
    return (await this.keys.holderOf(key)) ?? problem(403, 'Invalid api_key received');
  }

  async submit(holder: KeyHolder, sent: URLSearchParams): Promise<Document> {
    const form = cleaned(sent);
    const jurisdiction = await this.places.jurisdiction(form);
    const kind = await this.kindFor(form, jurisdiction.code);
    const { read, wrong } = readForm(form, kind);
    if (wrong.length > 0) problem(400, ...wrong);
    const place = await this.places.villageFor(jurisdiction, read.addressId);
    if (!covers(holder.regionCode, place.village.code)) problem(403, 'This api_key is not valid for the jurisdiction');
    const reportId = await this.keep(holder, form, { read, kind, place });
    const content = [{ service_request_id: reportId, service_notice: `${noticeOf(kind)};内容核实后公开`, account_id: null }];
    return { root: 'service_requests', content };
  }

  private async kindFor(form: URLSearchParams, regionCode: string): Promise<ReportKindView> {
    const code = given(form, 'service_code') ?? problem(400, 'service_code was not provided');
    const kind = (await this.kinds.ofRegion(regionCode)).find(({ id, retired }) => id === code && !retired);
    return kind ?? problem(404, 'service_code was not found');
  }

  /** The same words with the same key within a day are the same report. */
  private keep(holder: KeyHolder, form: URLSearchParams, sent: Sent): Promise<string> {
    const requestHash = hashOf(form);
    const claim = { id: sha256('open311', holder.id, requestHash), requestHash };
    return this.uow.run(async () => {
      const earlier = await this.once.claim(claim);
      if (earlier) return earlier.body as string;
      const reportId = await this.take(holder, sent);
      await this.once.keep(claim, { status: 201, body: reportId });
      return reportId;
    });
  }

  private async take(holder: KeyHolder, { read, kind, place: { village, facilityId } }: Sent): Promise<string> {
    const { words, description } = wordsOf(read, facilityId !== null);
    const body = {
      kind: kind.id, photoIds: [], voiceIds: [], place: { groupNo: null, words, point: read.point }, facilityId, answers: read.answers,
      description, showName: false,
    };
    const { id: reportId } = await this.reports.take(callerOf(holder), village.id, body, { channel: 'open311', words: '外部系统转来' });
    const sealed = Object.keys(read.told).length > 0 ? this.box.seal(JSON.stringify(read.told)) : null;
    await this.uow.repo(Open311Sender).insert({ reportId, villageId: village.id, keyId: holder.id, sealed, at: this.clock.now() });
    return reportId;
  }
}

interface Sent {
  read: Form;
  kind: ReportKindView;
  place: NamedPlace;
}

/** Its reports are sent in the name of a member who can do nothing else. */
const callerOf = ({ memberId }: KeyHolder): Caller => ({ memberId, sessionId: '', standing: { appointments: [], residentOf: [] } });

const cleaned = (form: URLSearchParams): URLSearchParams => new URLSearchParams([...form].map(([name, value]) => [name, plain(value)]));

function hashOf(form: URLSearchParams): string {
  const fields = [...form].filter(([name]) => name !== 'api_key').map((field) => JSON.stringify(field));
  return sha256(...fields.sort());
}
