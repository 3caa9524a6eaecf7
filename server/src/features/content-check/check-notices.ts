import { Injectable } from '@nestjs/common';
import type { NoticePage, NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import { subjectKind, subjectName, type CheckState } from '../../../../shared/domain/content-check';
import { Appointments } from '../member/appointments.service';
import { Notices } from '../notice/notices.service';
import type { ContentCheck } from './content-check.entity';

interface Change {
  state: CheckState;
  reason: string;
}

/** Tells the author how it ended, and the village's own staff what waits for them. Inside the caller's unit of work. */
@Injectable()
export class CheckNotices {
  constructor(
    private readonly notices: Notices,
    private readonly appointments: Appointments,
  ) {}

  /** What passes at once goes without saying. */
  async moved(check: ContentCheck, { state, reason }: Change): Promise<void> {
    if (state === 'refused') await this.author(check, 'content-refused', reason);
    if (state === 'passed' && check.state !== 'checking') await this.author(check, 'content-approved', reason);
    if (state === 'held') await this.moderators(check, 'content-held', '');
  }

  async appealed(check: ContentCheck, words: string): Promise<void> {
    await this.moderators(check, 'content-appeal', words);
  }

  private async author({ authorId, ...check }: ContentCheck, template: NoticeTemplateId, reason: string): Promise<void> {
    if (authorId !== null) await this.tell(check, template, [authorId], reason, pageOf(check.subject));
  }

  private async moderators({ authorId, decidedBy, ...check }: ContentCheck, template: NoticeTemplateId, reason: string): Promise<void> {
    const staff = await this.appointments.inVillage(check.villageId, ['secretary', 'cadre']);
    const others = staff.map(({ memberId }) => memberId).filter((memberId) => memberId !== authorId && memberId !== decidedBy);
    await this.tell(check, template, others, reason, { name: 'staff/moderation', params: {} });
  }

  private tell(
    { id, version, subject, villageId }: Pick<ContentCheck, 'id' | 'version' | 'subject' | 'villageId'>,
    template: NoticeTemplateId, to: readonly string[], reason: string, page: NoticePage,
  ): Promise<void> {
    return this.notices.tell({ template, to, villageId, subject, values: { what: subjectName(subject), reason }, page, key: `check:${id}:${version}` });
  }
}

function pageOf(subject: string): NoticePage {
  const id = subject.slice(subject.indexOf(':') + 1);
  const kind = subjectKind(subject);
  if (kind === 'post') return { name: 'resident/post', params: { postId: id } };
  if (kind === 'report') return { name: 'resident/report', params: { reportId: id } };
  return { name: 'mine', params: {} };
}
