import { Injectable } from '@nestjs/common';
import type { NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import { Appointments } from '../member/appointments.service';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import type { RecordObjection } from './record-objection.entity';

/** Who hears what of an objection to a line. */
@Injectable()
export class ObjectionTidings {
  constructor(
    private readonly notices: Notices,
    private readonly appointments: Appointments,
    private readonly members: Members,
    private readonly residencies: Residencies,
  ) {}

  /** The staff, but not whoever wrote it down: somebody else is to answer. */
  async filed(objection: RecordObjection): Promise<void> {
    const staff = await this.appointments.inVillage(objection.villageId, ['secretary', 'cadre']);
    const to = staff.map(({ memberId }) => memberId).filter((memberId) => memberId !== objection.authorId);
    await this.tell(objection, 'record-objection', to, { what: objection.title, place: objection.householdLabel, note: '请打开看' });
  }

  /** The household, when staff wrote it down for it. */
  async filedForYou(objection: RecordObjection): Promise<void> {
    const { authorId, villageId, title } = objection;
    const name = (await this.members.nameOf([authorId], villageId)).get(authorId) ?? '村干部';
    await this.tell(objection, 'record-objection-for-you', await this.home(objection), { what: title, note: name });
  }

  async decided(objection: RecordObjection): Promise<void> {
    const { title, state, reason } = objection;
    const words = state === 'upheld' ? '异议成立,这一笔收回' : '维持不变';
    await this.tell(objection, 'record-objection-decided', await this.home(objection), { what: title, words, note: reason });
  }

  private async home({ villageId, householdId }: RecordObjection): Promise<string[]> {
    return (await this.residencies.membersOf(villageId, householdId)).map(({ memberId }) => memberId);
  }

  private async tell({ id, villageId, entryId, state }: RecordObjection, template: NoticeTemplateId, to: string[], values: Record<string, string>): Promise<void> {
    await this.notices.tell({
      template, to, villageId, subject: `line-objection:${id}`, values,
      page: { name: 'resident/record-line', params: { entryId } }, key: `line-objection:${id}:${state === 'open' ? 'filed' : 'decided'}`,
    });
  }
}
