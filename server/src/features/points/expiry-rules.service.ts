import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { pointsErrors, type ExpiryPage, type ExpiryRuleView, type NewExpiryRule } from '../../../../shared/contract/points';
import { mayIn } from '../../../../shared/domain/permissions';
import { EXPIRY_NOTICE_DAYS, expiryWords, type ExpiryRule } from '../../../../shared/domain/points-expiry';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { RegionService } from '../region/region.service';
import { ANNOUNCE_EXPIRY } from './expiry-notices.jobs';
import { PointsExpiryRule } from './points-expiry.entity';

const NEVER: ExpiryRule = { kind: 'never', months: 0, from: 0 };
const VERSIONS_AT_MOST = 50;

const toRule = ({ kind, months, fromAt }: PointsExpiryRule): ExpiryRule => ({ kind, months, from: fromAt });

/** Whether points lapse in a village: never, until it says so in time. */
@Injectable()
export class ExpiryRules {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** Of those that hold at that moment, the one that was to hold last. */
  async inForce(villageId: string, at: number): Promise<ExpiryRule> {
    const rule = inForceAmong(await this.versions(villageId), at);
    return rule ? toRule(rule) : NEVER;
  }

  async page(villageId: string, me?: Caller): Promise<ExpiryPage> {
    const village = await this.regions.village(villageId);
    const versions = await this.versions(villageId);
    const now = this.clock.now();
    const current = inForceAmong(versions, now);
    const coming = versions.filter(({ fromAt }) => fromAt > now);
    return {
      village: { villageId, name: village.name, townName: village.townName, countyName: village.countyName },
      current: current ? toView(current) : null,
      coming: coming.map(toView),
      earlier: versions.filter((one) => one !== current && !coming.includes(one)).map(toView),
      words: expiryWords(current ?? NEVER),
      mayPublish: me !== undefined && mayIn(me.standing, 'points:manage', village),
      earliest: this.earliest(),
    };
  }

  async publish(me: Caller, villageId: string, { kind, months, from }: z.output<typeof NewExpiryRule>): Promise<ExpiryPage> {
    if (from < this.earliest()) refuse(pointsErrors, 'EXPIRY_TOO_SOON');
    await this.uow.run(async () => {
      const version = ((await this.versions(villageId))[0]?.version ?? 0) + 1;
      const [ruleId, rule] = [this.ids.next(), { kind, months: months ?? 0, fromAt: startOfChinaDate(from) }];
      await this.insert({ ...rule, id: ruleId, villageId, version, publishedAt: this.clock.now(), publishedBy: me.memberId });
      await this.audit.note(me, { action: 'points.expiry', villageId, subject: `points-expiry:${version}`, details: { title: `${from} 起:${expiryWords(rule)}` } });
      await this.jobs.enqueue(ANNOUNCE_EXPIRY, { ruleId });
    });
    return this.page(villageId, me);
  }

  async villages(after: string, limit: number): Promise<string[]> {
    const rows = await this.uow.query<{ villageId: string }>(
      'SELECT DISTINCT village_id AS villageId FROM points_expiry_rule WHERE village_id > ? ORDER BY village_id LIMIT ?', [after, limit]);
    return rows.map(({ villageId }) => villageId);
  }

  private earliest(): string {
    return addDays(chinaDay(this.clock.now()), EXPIRY_NOTICE_DAYS);
  }

  /** Newest first. */
  private versions(villageId: string): Promise<PointsExpiryRule[]> {
    return this.uow.repo(PointsExpiryRule).find({ where: { villageId }, order: { version: 'DESC' }, take: VERSIONS_AT_MOST });
  }

  /** Two publish at once: the second has to look first. */
  private async insert(rule: PointsExpiryRule): Promise<void> {
    try {
      await this.uow.repo(PointsExpiryRule).insert(rule);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      refuseCommon('CHANGED_MEANWHILE');
    }
  }
}

function inForceAmong(newestFirst: readonly PointsExpiryRule[], at: number): PointsExpiryRule | undefined {
  const begun = newestFirst.filter(({ fromAt }) => fromAt <= at);
  return begun.reduce<PointsExpiryRule | undefined>((best, one) => (best && best.fromAt >= one.fromAt ? best : one), undefined);
}

const toView = ({ id, version, kind, months, fromAt, publishedAt }: PointsExpiryRule): ExpiryRuleView => ({
  ruleId: id, version, kind, months: kind === 'months' ? months : null, from: chinaDay(fromAt), publishedAt: new Date(publishedAt).toISOString(),
  words: expiryWords({ kind, months }),
});
