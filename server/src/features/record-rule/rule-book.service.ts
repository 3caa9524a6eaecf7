import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ruleAt, ruleFor, type Act, type RecordRule } from '../../../../shared/domain/record-rules';
import { countyCodeOf } from '../../../../shared/domain/regions';
import { RULED_ACTS, type RuleVersion, type RuledAct } from '../../../../shared/domain/rule-terms';
import { ruleInForce, toRule, type InForce } from '../../../../shared/domain/rule-versions';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import { RecordRuleRow } from './record-rule.entity';

/** Names the rule an entry was written with. */
export interface RuleRef {
  act: Act;
  ruleId: string | null;
  ruleVersion: number;
}

const isRuled = (act: Act): act is RuledAct => (RULED_ACTS as readonly Act[]).includes(act);

/**
 * Which rule of the co-governance record holds in a village. Nothing is remembered: a version another server has just published
 * must be seen by the next entry, and one short read by index is what that costs.
 */
@Injectable()
export class RuleBook {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
  ) {}

  /** In force in the village when the act happened; `kind`: of a deed. */
  async at(villageId: string, act: Act, at: number, kind = ''): Promise<RecordRule> {
    return isRuled(act) ? (await this.inForce(villageId, act, at, kind)).rule : ruleAt(act, at);
  }

  /** With whose it is and everything written down of it. */
  async inForce(villageId: string, act: RuledAct, at: number, kind = ''): Promise<InForce> {
    return ruleInForce(await this.versions(villageId, { act, kind: In(['', kind]) }), { act, kind }, at);
  }

  /** What an entry was written with, however long ago. */
  async of(ref: RuleRef): Promise<RecordRule> {
    return (await this.ofAll([ref]))(ref);
  }

  /** For lists: one query. */
  async ofAll(refs: readonly RuleRef[]): Promise<(ref: RuleRef) => RecordRule> {
    const ids = [...new Set(refs.flatMap(({ ruleId }) => ruleId ?? []))];
    const rows = ids.length > 0 ? await this.uow.repo(RecordRuleRow).findBy({ id: In(ids) }) : [];
    const published = new Map(rows.map((row) => [row.id, toRule(toVersion(row))]));
    return ({ act, ruleId, ruleVersion }) => (ruleId === null ? ruleFor(act, ruleVersion) : (published.get(ruleId) ?? missing(ruleId)));
  }

  /** Everything the county and the village have ever published, for whoever asks about many acts. */
  async shelf(villageId: string): Promise<RuleVersion[]> {
    return this.versions(villageId, {});
  }

  private async versions(villageId: string, which: object): Promise<RuleVersion[]> {
    const village = await this.regions.byId(villageId);
    const owners = village ? [villageId, countyCodeOf(village.code)] : [villageId];
    const rows = await this.uow.repo(RecordRuleRow).find({ where: { ownerId: In(owners), ...which }, order: { id: 'ASC' } });
    return rows.map(toVersion);
  }
}

function missing(ruleId: string): never {
  throw new Error(`The rule ${ruleId} an entry was written with is gone`);
}

export function toVersion({ id, level, act, kind, name, version, fromDay, mode, phase, points, caps, confirmers, bounds, withdrawnAt }: RecordRuleRow): RuleVersion {
  return { id, level, act, kind, name, version, from: fromDay, mode, phase, points: points.value, caps, confirmers, bounds, withdrawn: withdrawnAt !== null };
}
