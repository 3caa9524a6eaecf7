import { Injectable } from '@nestjs/common';
import { LAPSE_AFTER_MS, ruleOfMove, type ReportAudience, type ReportMove } from '../../../../shared/domain/report-states';
import type { NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import type { Role } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Appointments } from '../member/appointments.service';
import { Notices } from '../notice/notices.service';
import { ReportKinds } from '../report-kind/report-kinds.service';
import { Report, ReportFollow, ReportStepRow } from './report.entity';
import { placeLabel } from './report.place';
import { isPublic } from './report.policy';

const DISPATCHERS: Role[] = ['secretary', 'cadre'];
const OVERSEERS: Role[] = ['town-officer'];
const COUNTY: Role[] = ['county-officer'];
/** More followers than this are told in the app when they look. */
const MAX_FOLLOWERS_TOLD = 500;

const chinaDay = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' });

export interface Said {
  words: string;
  note: string;
}

/** Tells everyone concerned of each step: reporter, followers, worker, secretary, town. */
@Injectable()
export class ReportNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly appointments: Appointments,
    private readonly notices: Notices,
    private readonly kinds: ReportKinds,
  ) {}

  /** The mover is not told what they did themselves; free words wait for the check and are read on the page. */
  async ofMove(me: Caller | null, report: Report, move: ReportMove, { words, workerBefore }: { words: string; workerBefore: string | null }): Promise<void> {
    const { tells, notice, noticeFor = {} } = ruleOfMove(move);
    const key = `${move}:${report.version}`;
    const said = { words, note: '' };
    const told = { ...report, assigneeId: report.assigneeId ?? workerBefore };
    for (const audience of tells) await this.tell(told, noticeFor[audience] ?? notice, [audience], key, said, me?.memberId);
    if (report.assigneeId && workerBefore !== report.assigneeId) await this.relieved(report, workerBefore, key, me?.memberId);
  }

  /** Somebody else has it now: nobody walks there for nothing. */
  private async relieved(report: Report, before: string | null, key: string, except: string | undefined): Promise<void> {
    if (before && before !== except) await this.send(report, 'report-reassigned', [before], key, { words: '', note: '' });
  }

  /** A moderator's hand: whoever sent it reads why, and that it can be looked at again. */
  hidden(report: Report, reason: string, at: number): Promise<void> {
    return this.send(report, 'report-hidden', [report.reporterId], `hidden:${at}`, { words: reason, note: reason });
  }

  shown(report: Report, at: number): Promise<void> {
    return this.send(report, 'report-shown', [report.reporterId], `shown:${at}`, { words: '', note: '' });
  }

  /** A new report has passed the check. */
  received(report: Report): Promise<void> {
    return this.tell(report, 'report-received', ['dispatchers'], 'received', { words: '有新上报', note: '' });
  }

  /** An answer whose words have passed the check. */
  replied(report: Report, { id, actorId, note }: Pick<ReportStepRow, 'id' | 'actorId' | 'note'>): Promise<void> {
    return this.tell(report, 'report-comment', ['reporter', 'followers', 'worker', 'dispatchers'], `reply:${id}`, { words: '有新回复', note }, actorId);
  }

  recheckDue(report: Report): Promise<void> {
    return this.tell(report, 'report-recheck', ['dispatchers'], `recheck:${report.recheckAt}`, { words: '请回头看一看', note: '' });
  }

  /** A clock rang: the worker and the village first, then the town, then the county. */
  async rang(report: Report, ring: string, clockWords: string, dueAt: number): Promise<void> {
    const to = await this.ringAudience(report, ring);
    const template = ring === 'warn' || ring === 'soon' ? 'report-clock-warn' : 'report-clock-late';
    const said = { words: clockWords, note: chinaDay.format(dueAt) };
    await this.send(report, template, to, `clock:${ring}:${dueAt}:${clockWords}`, said);
  }

  private async ringAudience(report: Report, ring: string): Promise<string[]> {
    if (ring === 'late-county') return this.officers(report, COUNTY);
    if (ring === 'late-town') return this.officers(report, OVERSEERS);
    return [...new Set([...(await this.audience(report, 'worker')), ...(await this.audience(report, 'dispatchers'))])];
  }

  private async tell(
    report: Report, template: NoticeTemplateId, tells: readonly ReportAudience[], key: string, said: Said, except?: string,
  ): Promise<void> {
    const groups = await Promise.all(tells.map((audience) => this.audience(report, audience)));
    const to = [...new Set(groups.flat())].filter((memberId) => memberId !== except);
    await this.send(report, template, to, key, said);
  }

  private async send(report: Report, template: NoticeTemplateId, to: string[], key: string, { words, note }: Said): Promise<void> {
    if (to.length === 0) return;
    const kind = await this.kinds.find(report.villageId, report.kind);
    const what = kind?.name ?? '上报';
    await this.notices.tell({
      template, to, villageId: report.villageId, subject: `report:${report.id}`, key: `report:${report.id}:${key}`, urgent: report.isUrgent,
      page: { name: 'resident/report', params: { reportId: report.id } },
      values: { number: report.number, what, place: placeLabel(report), words, note: note || words, due: chinaDay.format(report.dueAt), days: String(LAPSE_AFTER_MS / 86_400_000) },
    });
  }

  private async audience(report: Report, audience: ReportAudience): Promise<string[]> {
    if (audience === 'reporter') return [report.reporterId];
    if (audience === 'worker') return report.assigneeId ? [report.assigneeId] : [];
    if (audience === 'dispatchers') return this.officers(report, DISPATCHERS);
    if (audience === 'overseers') return this.officers(report, OVERSEERS);
    return isPublic(report) ? this.followers(report) : [];
  }

  private async officers(report: Report, roles: Role[]): Promise<string[]> {
    return (await this.appointments.inVillage(report.villageId, roles)).map((one) => one.memberId);
  }

  private async followers(report: Report): Promise<string[]> {
    const rows = await this.uow.repo(ReportFollow).find({ where: { reportId: report.id }, order: { at: 'ASC' }, take: MAX_FOLLOWERS_TOLD });
    return rows.map((row) => row.memberId);
  }
}
