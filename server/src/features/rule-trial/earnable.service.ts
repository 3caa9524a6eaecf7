import { Injectable } from '@nestjs/common';
import type { EarnableView } from '../../../../shared/contract/rule-trial';
import { capsOf, type Cap, type RecordRule } from '../../../../shared/domain/record-rules';
import { leftWords, pointsWords } from '../../../../shared/domain/rule-words';
import { PaidActs, type PastAct } from '../../../../shared/domain/rule-simulation';
import { RULED_ACTS, type RuleVersion, type RuledAct } from '../../../../shared/domain/rule-terms';
import { ruleInForce } from '../../../../shared/domain/rule-versions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { Residencies } from '../member/residencies.service';
import { assertMayReadRecord } from '../record/record-access';
import { RecordTrail } from '../record/record-trail.service';
import { RuleBook } from '../record-rule/rule-book.service';
import { RegionService } from '../region/region.service';

interface Holder {
  householdId: string;
  memberId: string;
}

/** What a household can still earn today, this week and this quarter. */
@Injectable()
export class Earnable {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly trail: RecordTrail,
    private readonly rules: RuleBook,
  ) {}

  async of(me: Caller, householdId: string): Promise<{ items: EarnableView[] }> {
    const household = (await this.households.find(householdId)) ?? refuse(commonErrors, 'NOT_FOUND');
    const { villageId } = household;
    const home = await this.residencies.verifiedOf(me.memberId, villageId);
    assertMayReadRecord(me, await this.regions.village(villageId), home?.householdId === householdId);
    const now = this.clock.now();
    const paid = new PaidActs();
    for (const act of await this.trail.ofHousehold(villageId, householdId, now)) if (act.points > 0) paid.add(act);
    const items = inForce(await this.rules.shelf(villageId), now).map((rule) => toEarnable(rule, paid, { householdId, memberId: me.memberId }, now));
    return { items };
  }
}

/** What may bring points at all; kinds of deeds in the order they were first published. */
function inForce(shelf: readonly RuleVersion[], now: number): RecordRule[] {
  const kinds = [...new Set(shelf.flatMap(({ kind }) => (kind === '' ? [] : [kind])))];
  const keys = [...RULED_ACTS.filter((act) => act !== 'deed-confirmed').map((act) => ({ act, kind: '' })), ...kinds.map((kind) => ({ act: 'deed-confirmed' as const, kind }))];
  return keys.map((key) => ruleInForce(shelf, key, now).rule).filter(({ off, points }) => !off && points !== 0);
}

function toEarnable(rule: RecordRule, paid: PaidActs, holder: Holder, at: number): EarnableView {
  const { act, kind = '', phase, words, points } = rule;
  const asAct: Pick<PastAct, 'act' | 'kind' | 'householdId' | 'memberId' | 'at'> = { ...holder, act, kind: kind || null, at };
  const left = capsOf(rule).map(([cap, of]: [Cap, number]) => ({ cap, of, times: Math.max(0, of - paid.count(cap, asAct)) }));
  return {
    act: act as RuledAct, kind, phase, words, pointsWords: pointsWords(points), left, leftWords: leftWords(left), isFull: left.some(({ times }) => times === 0),
  };
}
