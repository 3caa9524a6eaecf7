import { Injectable } from '@nestjs/common';
import type { HouseholdRecord } from '../../../../shared/contract/record';
import { expiryWords, nextExpiry, pointsDue, type ExpiryRule, type Purse } from '../../../../shared/domain/points-expiry';
import { chinaDay } from '../../../../shared/domain/weeks';
import { Clock } from '../../core/clock/clock';
import { Households } from '../household/households.service';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import { RecordPurses } from '../record/record-purses.service';
import { RecordService } from '../record/record.service';
import { ExpiryRules } from './expiry-rules.service';

const PART = 200;
/** 2027 年 12 月 1 日 */
const inWords = (at: number): string => {
  const [year, month, day] = chinaDay(at).split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日`;
};

/** Lets points lapse as the village's rule has it, oldest first, each household in a unit of work of its own. */
@Injectable()
export class PointsExpiry {
  constructor(
    private readonly clock: Clock,
    private readonly rules: ExpiryRules,
    private readonly purses: RecordPurses,
    private readonly records: RecordService,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly notices: Notices,
  ) {}

  /** What the household's page says; null where nothing lapses. */
  async of(villageId: string, householdId: string): Promise<HouseholdRecord['expiry']> {
    const now = this.clock.now();
    const rule = await this.rules.inForce(villageId, now);
    if (rule.kind === 'never') return null;
    const next = nextExpiry(await this.purses.of(villageId, householdId), rule, now);
    return { words: expiryWords(rule), next: next && { at: new Date(next.at).toISOString(), points: next.points } };
  }

  /** `at`: the midnight that begins the month. Repeated after a crash, it finishes what is left. */
  async lapse(villageId: string, at: number): Promise<void> {
    await this.eachDue(villageId, at, async (householdId, groupNo, rule) => {
      const due = async (): Promise<number> => pointsDue(await this.purses.of(villageId, householdId), rule, at);
      await this.records.lapse({
        villageId, householdId, groupNo, memberId: null, act: 'points-expired', sourceKind: 'expiry', sourceId: chinaDay(at),
        title: '积分到期', detail: `${inWords(at)}起不再有效,先得的先到期`, at,
      }, due);
    });
  }

  async warn(villageId: string, at: number): Promise<void> {
    await this.eachDue(villageId, at, async (householdId, _, rule, purse) => {
      const members = await this.residencies.membersOf(villageId, householdId);
      const points = String(pointsDue(purse, rule, at));
      await this.notices.tell({
        template: 'points-expiring', to: members.map(({ memberId }) => memberId), villageId, subject: `household:${householdId}`,
        values: { what: '积分到期', note: points, due: inWords(at) }, page: { name: 'resident/record', params: { householdId } }, key: `points-expiring:${householdId}:${chinaDay(at)}`,
      });
    });
  }

  private async eachDue(
    villageId: string, at: number, act: (householdId: string, groupNo: number | null, rule: ExpiryRule, purse: Purse) => Promise<void>,
  ): Promise<void> {
    const rule = await this.rules.inForce(villageId, at);
    if (rule.kind === 'never') return;
    for (let after = ''; ;) {
      const ids = await this.purses.filled(villageId, after, PART);
      const groups = new Map((await this.households.byIds(ids)).map(({ householdId, groupNo }) => [householdId, groupNo]));
      for (const householdId of ids) {
        const purse = await this.purses.of(villageId, householdId);
        if (pointsDue(purse, rule, at) > 0) await act(householdId, groups.get(householdId) ?? null, rule, purse);
      }
      if (ids.length < PART) return;
      after = ids.at(-1)!;
    }
  }
}
