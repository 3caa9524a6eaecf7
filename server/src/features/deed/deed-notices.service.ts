import { Injectable } from '@nestjs/common';
import type { Role } from '../../../../shared/domain/permissions';
import type { RuleVersion } from '../../../../shared/domain/rule-terms';
import { dayWords } from '../../../../shared/domain/weeks';
import { Households } from '../household/households.service';
import { Appointments } from '../member/appointments.service';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import type { Deed } from './deed.entity';

const templates = { confirmed: 'deed-confirmed', refused: 'deed-refused', 'found-false': 'deed-found-false' } as const;

/** Who hears of a deed: those who may confirm it, then the household. */
@Injectable()
export class DeedNotices {
  constructor(
    private readonly notices: Notices,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly appointments: Appointments,
  ) {}

  async waiting(deed: Deed, rule: RuleVersion): Promise<void> {
    const holders = await this.appointments.inVillage(deed.villageId, rule.confirmers as readonly Role[]);
    const near = holders.filter(({ memberId, groupNo }) => memberId !== deed.sentBy && (groupNo === null || groupNo === deed.groupNo));
    const values = { what: rule.name, place: await this.households.label(deed.householdId), note: '' };
    await this.notices.tell({
      template: 'deed-waiting', to: near.map(({ memberId }) => memberId), villageId: deed.villageId, subject: `deed:${deed.id}`, key: `deed:${deed.id}:waiting`,
      values, page: { name: 'staff/deeds', params: { villageId: deed.villageId } },
    });
  }

  async decided(deed: Deed, rule: RuleVersion): Promise<void> {
    const template = templates[deed.state as keyof typeof templates];
    const people = await this.residencies.membersOf(deed.villageId, deed.householdId);
    await this.notices.tell({
      template, to: people.map(({ memberId }) => memberId), villageId: deed.villageId, subject: `deed:${deed.id}`, key: `deed:${deed.id}:${deed.state}`,
      values: { what: rule.name, due: dayWords(deed.day), reason: deed.reason }, page: { name: 'resident/deeds', params: { villageId: deed.villageId } },
    });
  }
}
