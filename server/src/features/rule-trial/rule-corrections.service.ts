import { Injectable } from '@nestjs/common';
import type { RuleView } from '../../../../shared/contract/record-rule';
import { ruleTrialErrors, type ruleTrialRoutes } from '../../../../shared/contract/rule-trial';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import { countyCodeOf } from '../../../../shared/domain/regions';
import { chinaDay } from '../../../../shared/domain/weeks';
import type { InputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import { RecordCorrections, type WrongLines } from '../record/record-corrections.service';
import { RuleDesks, type PublishedRule } from '../record-rule/rule-desk.service';
import { RegionService } from '../region/region.service';

const REDO = 'rule-trial.redo';
/** A line may just be being written with the wrong rule: looked at again when that is over. */
const AGAIN_MS = 120_000;

type Asked = InputOf<typeof ruleTrialRoutes.correct>['body'];

/** A published rule was wrong (规则写错): the right one stands in for it from a day in the past, and its lines are written again. */
@Injectable()
export class RuleCorrections {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly regions: RegionService,
    private readonly desks: RuleDesks,
    private readonly records: RecordCorrections,
    private readonly residencies: Residencies,
    private readonly notices: Notices,
  ) {}

  correct(me: Caller, ruleId: string, form: Asked): Promise<RuleView> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const wrong = await this.loadFor(me, ruleId);
      if (wrong.withdrawnAt !== null || wrong.fromAt > now) refuse(ruleTrialErrors, 'RULE_NOT_YET');
      if (form.from < wrong.fromDay || form.from > chinaDay(now)) refuseCommon('INPUT_INVALID', [{ path: 'from', message: `从 ${wrong.fromDay} 到今天之间选一天` }]);
      if (form.act !== wrong.act || form.kind !== wrong.kind) refuseCommon('INPUT_INVALID', [{ path: 'act', message: '要更正的是同一条规则' }]);
      const right = await this.desks.standIn(me, wrong, form);
      for (const villageId of await this.villagesOf(wrong)) await this.enqueue(right.ruleId!, villageId, now);
      return right;
    });
  }

  async remaining(me: Caller, ruleId: string): Promise<{ remaining: number }> {
    const right = await this.loadFor(me, ruleId);
    if (right.corrects === null) return { remaining: 0 };
    let remaining = 0;
    for (const villageId of await this.villagesOf(right)) remaining += await this.records.remaining(wrongLines(right, villageId));
    return { remaining };
  }

  /** Household after household, each in a unit of work of its own: stopped anywhere, it goes on with the next. */
  @HandlesJob(REDO)
  async redo({ ruleId, villageId }: { ruleId: string; villageId: string }): Promise<void> {
    const right = (await this.desks.find(ruleId))!;
    const wrong = wrongLines(right, villageId);
    for (let householdId = await this.records.next(wrong); householdId !== null; householdId = await this.records.next(wrong)) {
      const home = householdId;
      await this.uow.run(async () => {
        await this.records.redo(wrong, home, right.rule, { reason: `规则更正:${right.reason}`, actorId: right.publishedBy });
        await this.tell(right, villageId, home);
      });
    }
  }

  private async enqueue(ruleId: string, villageId: string, now: number): Promise<void> {
    for (const runAt of [now, now + AGAIN_MS]) await this.jobs.enqueue(REDO, { ruleId, villageId }, { runAt, key: `${REDO}:${ruleId}:${villageId}:${runAt - now}` });
  }

  private async tell({ id, name, fromDay, reason, rule }: PublishedRule, villageId: string, householdId: string): Promise<void> {
    const people = await this.residencies.membersOf(villageId, householdId);
    const [, month, day] = fromDay.split('-').map(Number);
    await this.notices.tell({
      template: 'rule-corrected', to: people.map(({ memberId }) => memberId), villageId, subject: `record-rule:${id}`, key: `rule-corrected:${id}`,
      values: { due: `${month}月${day}日`, what: name || rule.words, reason }, page: { name: 'resident/record', params: { householdId } },
    });
  }

  /** For the officers of its county. */
  private async loadFor(me: Caller, ruleId: string): Promise<PublishedRule> {
    const found = (await this.desks.find(ruleId)) ?? refuseCommon('NOT_FOUND');
    this.desks.assertMayCorrect(me, await this.countyOf(found));
    return found;
  }

  private async countyOf({ level, ownerId }: PublishedRule): Promise<string> {
    return level === 'county' ? ownerId : countyCodeOf((await this.regions.village(ownerId)).code);
  }

  private async villagesOf({ level, ownerId }: PublishedRule): Promise<string[]> {
    return level === 'village' ? [ownerId] : (await this.regions.villagesUnder(ownerId)).map(({ id }) => id);
  }
}

const wrongLines = ({ corrects, fromDay }: PublishedRule, villageId: string): WrongLines => ({ villageId, ruleId: corrects!, from: startOfChinaDate(fromDay) });
