import { Injectable } from '@nestjs/common';
import { gradeNames, hundredths } from '../../../../shared/domain/grades';
import type { NoticePage, NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import { Appointments } from '../member/appointments.service';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import type { HygieneImprovement, HygieneObjection } from './hygiene-review.entity';

type Thing = Pick<HygieneObjection | HygieneImprovement, 'id' | 'villageId' | 'roundId' | 'roundTitle' | 'householdId' | 'householdLabel'>;
interface Telling {
  subject: string;
  template: NoticeTemplateId;
  key: string;
  values?: Record<string, string>;
  page: NoticePage;
}

const pointsOf = ({ lookTotal }: HygieneObjection): string => hundredths(lookTotal ?? 0);

/** Tells the household each step, and the village and its inspectors what waits for them. Inside the caller's unit of work. */
@Injectable()
export class ObjectionNotices {
  constructor(
    private readonly notices: Notices,
    private readonly appointments: Appointments,
    private readonly residencies: Residencies,
    private readonly members: Members,
  ) {}

  filed(objection: HygieneObjection): Promise<void> {
    return this.staff(objection, { ...staffPage(objection), template: 'objection-filed', key: 'filed' });
  }

  /** Somebody wrote it down for the household. */
  async filedForYou(objection: HygieneObjection): Promise<void> {
    const { authorId, villageId } = objection;
    const name = (await this.members.nameOf([authorId], villageId)).get(authorId) || '村里';
    await this.household(objection, { ...doorPage(objection, 'objection'), template: 'objection-for-you', key: 'for-you', values: { note: name } });
  }

  async withdrawn(objection: HygieneObjection): Promise<void> {
    const about = { ...staffPage(objection), template: 'objection-withdrawn' as const, key: `withdrawn:${objection.version}` };
    await this.staff(objection, about);
    if (objection.inspectorId) await this.tell([objection.inspectorId], objection, about);
  }

  async assigned(objection: HygieneObjection, inspectorId: string): Promise<void> {
    const name = (await this.members.nameOf([inspectorId], objection.villageId)).get(inspectorId) ?? '另一位评比员';
    const key = `assigned:${objection.version}`;
    await this.tell([inspectorId], objection, { ...staffPage(objection), template: 'second-look', key });
    await this.household(objection, { ...doorPage(objection, 'objection'), template: 'objection-assigned', key, values: { note: name } });
  }

  async looked(objection: HygieneObjection): Promise<void> {
    const values = { note: pointsOf(objection) };
    await this.household(objection, { ...doorPage(objection, 'objection'), template: 'objection-looked', key: 'looked', values });
    await this.staff(objection, { ...staffPage(objection), template: 'objection-to-decide', key: 'to-decide', values });
  }

  decided(objection: HygieneObjection): Promise<void> {
    const grade = objection.lookGrade ? gradeNames[objection.lookGrade] : '';
    const template = objection.state === 'upheld' ? 'objection-upheld' : 'objection-declined';
    return this.household(objection, { ...doorPage(objection, 'objection'), template, key: 'decided', values: { words: `${pointsOf(objection)} 分 ${grade}`, note: objection.reason } });
  }

  improvementSent(improvement: HygieneImprovement): Promise<void> {
    const page = { name: 'staff/objections', params: { villageId: improvement.villageId } };
    return this.staff(improvement, { subject: `improvement:${improvement.id}`, page, template: 'improvement-sent', key: 'sent' });
  }

  improvementDecided(improvement: HygieneImprovement): Promise<void> {
    const template = improvement.state === 'accepted' ? 'improvement-accepted' : 'improvement-refused';
    return this.household(improvement, { ...doorPage(improvement, 'improvement'), template, key: 'decided', values: { note: improvement.reason } });
  }

  /** All who live there and have an account, at home or away. */
  private async household(thing: Thing, telling: Telling): Promise<void> {
    const people = await this.residencies.membersOf(thing.villageId, thing.householdId);
    await this.tell(people.map(({ memberId }) => memberId), thing, telling);
  }

  private async staff(thing: Thing, telling: Telling): Promise<void> {
    const people = await this.appointments.inVillage(thing.villageId, ['secretary', 'cadre']);
    await this.tell(people.map(({ memberId }) => memberId), thing, telling);
  }

  private tell(to: readonly string[], thing: Thing, { subject, template, key, values, page }: Telling): Promise<void> {
    return this.notices.tell({
      template, to, villageId: thing.villageId, subject, page, key: `${subject}:${key}`,
      values: { what: thing.roundTitle, place: thing.householdLabel, number: thing.id.slice(-6), ...values },
    });
  }
}

const staffPage = ({ id }: HygieneObjection): Pick<Telling, 'subject' | 'page'> =>
  ({ subject: `objection:${id}`, page: { name: 'staff/objection', params: { objectionId: id } } });

const doorPage = ({ id, roundId, householdId }: Thing, kind: 'objection' | 'improvement'): Pick<Telling, 'subject' | 'page'> =>
  ({ subject: `${kind}:${id}`, page: { name: 'resident/sheet', params: { roundId, householdId } } });

