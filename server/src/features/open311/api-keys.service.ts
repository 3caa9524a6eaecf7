import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Like } from 'typeorm';
import { KEYS_AT_MOST, apiKeyErrors, type ApiKeyView } from '../../../../shared/contract/api-key';
import { mayIn } from '../../../../shared/domain/permissions';
import { covers, regionLevel } from '../../../../shared/domain/regions';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { sha256 } from '../../core/http/idempotency.store';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { RegionService } from '../region/region.service';
import { ApiKey } from './open311.entity';

const SHOWN_AT_MOST = 200;
const PREFIX = 'o311_';
const iso = (at: number): string => new Date(at).toISOString();

/** A key that may be used now. */
export type KeyHolder = Pick<ApiKey, 'id' | 'regionCode' | 'memberId'>;

/** Keys with which other systems send reports. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly members: Members,
    private readonly regions: RegionService,
  ) {}

  async list(me: Caller, countyCode: string): Promise<{ items: ApiKeyView[] }> {
    assertMayManage(me, countyCode);
    const rows = await this.uow.repo(ApiKey).find({ where: within(countyCode), order: { createdAt: 'DESC', id: 'DESC' }, take: SHOWN_AT_MOST });
    const names = await this.regions.namesOf([...new Set(rows.map(({ regionCode }) => regionCode))]);
    return { items: rows.map((row) => toView(row, names.get(row.regionCode) ?? row.regionCode)) };
  }

  async create(me: Caller, countyCode: string, { name, regionCode }: { name: string; regionCode: string }): Promise<{ key: string; view: ApiKeyView }> {
    assertMayManage(me, countyCode);
    const region = covers(countyCode, regionCode) ? await this.regions.byCode(regionCode) : null;
    if (!region) return refuse(apiKeyErrors, 'API_KEY_REGION_UNKNOWN');
    const key = PREFIX + randomBytes(24).toString('base64url');
    return this.uow.run(async () => {
      if ((await this.uow.repo(ApiKey).countBy({ ...within(countyCode), revokedAt: IsNull() })) >= KEYS_AT_MOST) refuse(apiKeyErrors, 'API_KEY_TOO_MANY');
      const id = this.ids.next();
      const { id: memberId } = await this.members.ensure(`open311:${id}`, name);
      const row: ApiKey = {
        id, regionCode, name, hint: key.slice(-4), keyHash: sha256(key), memberId, createdBy: me.memberId, createdAt: this.clock.now(), revokedAt: null,
      };
      await this.uow.repo(ApiKey).insert(row);
      await this.audit.note(me, { action: 'api-key.created', villageId: null, subject: `api-key:${id}`, details: { regionCode } });
      return { key, view: toView(row, region.name) };
    });
  }

  async revoke(me: Caller, countyCode: string, keyId: string): Promise<ApiKeyView> {
    assertMayManage(me, countyCode);
    return this.uow.run(async () => {
      const row = (await this.uow.repo(ApiKey).findOneBy({ ...within(countyCode), id: keyId })) ?? refuseCommon('NOT_FOUND');
      const revokedAt = row.revokedAt ?? this.clock.now();
      const { affected } = await this.uow.repo(ApiKey).update({ id: keyId, revokedAt: IsNull() }, { revokedAt });
      if (affected) await this.audit.note(me, { action: 'api-key.revoked', villageId: null, subject: `api-key:${keyId}`, details: { regionCode: row.regionCode } });
      const names = await this.regions.namesOf([row.regionCode]);
      return toView({ ...row, revokedAt }, names.get(row.regionCode) ?? row.regionCode);
    });
  }

  /** Whoever holds this key, unless it was revoked. */
  async holderOf(key: string): Promise<KeyHolder | undefined> {
    return (await this.uow.repo(ApiKey).findOneBy({ keyHash: sha256(key), revokedAt: IsNull() })) ?? undefined;
  }
}

/** The path's county has been looked at before: six digits. */
const within = (countyCode: string) => ({ regionCode: Like(`${countyCode}%`) });

function assertMayManage(me: Caller, countyCode: string): void {
  const isCounty = regionLevel(countyCode) === 'county';
  if (!isCounty || !mayIn(me.standing, 'api-key:manage', { id: '', code: countyCode })) refuse(apiKeyErrors, 'API_KEY_NOT_YOUR_COUNTY');
}

const toView = ({ id, name, hint, regionCode, createdAt, revokedAt }: ApiKey, regionName: string): ApiKeyView =>
  ({ keyId: id, name, hint, regionCode, regionName, createdAt: iso(createdAt), revokedAt: revokedAt === null ? null : iso(revokedAt) });
