import { Injectable } from '@nestjs/common';
import type { RuleDraft, SimulationView, ruleTrialRoutes } from '../../../../shared/contract/rule-trial';
import { ruleProblems } from '../../../../shared/domain/rule-checks';
import type { RuleVersion, RuledAct } from '../../../../shared/domain/rule-terms';
import { gainOf, simulate, type HouseholdChange, type RuleOf } from '../../../../shared/domain/rule-simulation';
import { isSameRule, ruleInForce } from '../../../../shared/domain/rule-versions';
import type { InputOf } from '../../../../shared/route';
import { refuseCommon } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { RecordTrail } from '../record/record-trail.service';
import { RuleBook } from '../record-rule/rule-book.service';

/** A village writes some hundred to some thousand a quarter. */
const ACTS_AT_MOST = 20_000;
const SHOWN = 20;

type Asked = InputOf<typeof ruleTrialRoutes.simulate>['body'];

/** Tries rules on what a village did in a quarter; nothing is written. */
@Injectable()
export class RuleTrials {
  constructor(
    private readonly trail: RecordTrail,
    private readonly rules: RuleBook,
    private readonly households: Households,
  ) {}

  async simulate(villageId: string, { quarter, drafts }: Asked): Promise<SimulationView> {
    const problems = drafts.flatMap((draft, at) => ruleProblems(draft).map(({ path, message }) => ({ path: `drafts.${at}.${path}`, message })));
    if (problems.length > 0) refuseCommon('INPUT_INVALID', problems);
    const shelf = await this.rules.shelf(villageId);
    const { acts, isCut } = await this.trail.ofQuarter(villageId, quarter, ACTS_AT_MOST);
    const { households, ...sums } = simulate(acts, rulesOf(shelf), rulesOf(withDrafts(shelf, drafts)));
    const [gaining, losing] = [households.filter((one) => gainOf(one) > 0), households.filter((one) => gainOf(one) < 0)];
    return {
      ...sums, quarter, households: households.length, gaining: gaining.length, losing: losing.length, cutAt: isCut ? ACTS_AT_MOST : null,
      gains: await this.labelled(gaining.slice(0, SHOWN)), losses: await this.labelled(losing.reverse().slice(0, SHOWN)),
    };
  }

  private async labelled(changes: readonly HouseholdChange[]): Promise<SimulationView['gains']> {
    const labels = new Map((await this.households.byIds(changes.map(({ householdId }) => householdId))).map(({ householdId, label }) => [householdId, label]));
    return changes.map((change) => ({ ...change, householdLabel: labels.get(change.householdId) ?? '' }));
  }
}

/** The same rule is asked for with every act; of one day it is the same. */
function rulesOf(shelf: readonly RuleVersion[]): RuleOf {
  const known = new Map<string, ReturnType<RuleOf>>();
  return (act, kind, at) => {
    const key = `${act} ${kind} ${Math.floor((at + 8 * 3_600_000) / 86_400_000)}`;
    const rule = known.get(key) ?? ruleInForce(shelf, { act: act as RuledAct, kind }, at).rule;
    known.set(key, rule);
    return rule;
  };
}

/** Each draft as if it had been its owner's only version all along; the law decides the rest. */
function withDrafts(shelf: readonly RuleVersion[], drafts: readonly RuleDraft[]): RuleVersion[] {
  const tried = drafts.map((draft, at): RuleVersion => ({ ...draft, id: `draft-${at}`, version: 1, from: '2000-01-01', withdrawn: false }));
  return [...shelf.filter((one) => !tried.some((draft) => draft.level === one.level && isSameRule(draft, one))), ...tried];
}
