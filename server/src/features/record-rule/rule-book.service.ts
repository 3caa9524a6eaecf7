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
    return ruleInForce(await this.versions(villageId, 'AND act = ? AND kind IN (?, ?)', [act, '', kind]), { act, kind }, at);
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
    return this.versions(villageId);
  }

  /** By hand: it is asked with every entry, and mostly finds nothing. */
  private async versions(villageId: string, which = '', parameters: readonly string[] = []): Promise<RuleVersion[]> {
    const village = await this.regions.byId(villageId);
    const county = village ? countyCodeOf(village.code) : villageId;
    const rows = await this.uow.query<Stored>(`SELECT ${VERSION} FROM record_rule WHERE owner_id IN (?, ?) ${which} ORDER BY id`, [villageId, county, ...parameters]);
    return rows.map((row) => toVersion(parsed(row)));
  }
}

function missing(ruleId: string): never {
  throw new Error(`The rule ${ruleId} an entry was written with is gone`);
}

type VersionRow = Omit<RecordRuleRow, 'ownerId' | 'fromAt' | 'reason' | 'publishedAt' | 'publishedBy' | 'corrects' | 'withdrawnBy' | 'withdrawnReason'>;
type Stored = Omit<VersionRow, Parsed> & Record<Parsed, string | null>;
type Parsed = 'points' | 'caps' | 'confirmers' | 'bounds';

const VERSION = 'id, level, act, kind, name, version, from_day AS fromDay, mode, phase, points, caps, confirmers, bounds, withdrawn_at AS withdrawnAt';

function parsed({ points, caps, confirmers, bounds, ...row }: Stored): VersionRow {
  const read = <T>(json: string | null): T => (json === null ? null : JSON.parse(json)) as T;
  return { ...row, points: read(points), caps: read(caps), confirmers: read(confirmers), bounds: read(bounds) };
}

export function toVersion({ id, level, act, kind, name, version, fromDay, mode, phase, points, caps, confirmers, bounds, withdrawnAt }: VersionRow): RuleVersion {
  return { id, level, act, kind, name, version, from: fromDay, mode, phase, points: points.value, caps, confirmers, bounds, withdrawn: withdrawnAt !== null };
}
