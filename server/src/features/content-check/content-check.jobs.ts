import { Injectable } from '@nestjs/common';
import type { HoldCause } from '../../../../shared/domain/content-check';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Refusal } from '../../core/http/refusal';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { WeChat, type MediaTicket, type TextVerdict } from '../../core/wechat/wechat';
import { WeChatRefusal } from '../../core/wechat/wechat-answer';
import { Members } from '../member/members.service';
import { ASK, DEADLINE, SILENT_AFTER_MS } from './check-times';
import { CheckVerdicts, findingOf, unsure } from './check-verdicts.service';
import { CheckedMedia } from './checked-media';
import { ContentCheck, ContentCheckPart } from './content-check.entity';

/** Asking again does not help before tomorrow, or before the author comes back. */
const FINAL: Record<number, HoldCause> = { 45009: 'quota', 61010: 'inactive' };
const BUSY_STATUS = 503;

interface Question {
  part: ContentCheckPart;
  check: ContentCheck;
}

/** Asks WeChat about each part, outside any unit of work. */
@Injectable()
export class ContentCheckJobs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly wechat: WeChat,
    private readonly members: Members,
    private readonly media: CheckedMedia,
    private readonly verdicts: CheckVerdicts,
  ) {}

  @HandlesJob(ASK)
  async ask({ partId }: { partId: string }): Promise<void> {
    const question = await this.questionOf(partId);
    if (!question) return;
    const { part, check } = question;
    const openid = check.authorId === null ? undefined : await this.members.openidOf(check.authorId);
    if (openid === undefined) return this.verdicts.settle(part, unsure('no-openid'));
    const address = part.kind === 'text' ? '' : await this.media.addressOf(part);
    if (address === undefined) return this.verdicts.settle(part, unsure('no-address'));
    const tried = await this.countAttempt(part);
    if (tried) await this.put({ part: tried, check }, openid, address);
  }

  /** Half an hour later: what was asked and not answered is for a person; what was never asked, because no server ran, gets one more half hour. */
  @HandlesJob(DEADLINE)
  async deadline({ checkId, openedAt, last = false }: { checkId: string; openedAt: number; last?: boolean }): Promise<void> {
    const check = await this.uow.repo(ContentCheck).findOneBy({ id: checkId, openedAt });
    if (!check) return;
    const open = await this.uow.repo(ContentCheckPart).findBy({ villageId: check.villageId, checkId, state: 'asking' });
    const now = this.clock.now();
    const [due, young] = [open.filter((part) => last || isSilent(part, now)), open.filter((part) => !last && !isSilent(part, now))];
    for (const part of due) await this.verdicts.settle(part, unsure('silent'));
    if (young.length > 0) await this.jobs.enqueue(DEADLINE, { checkId, openedAt, last: true }, { runAt: now + SILENT_AFTER_MS });
  }

  private async questionOf(partId: string): Promise<Question | undefined> {
    const part = await this.uow.repo(ContentCheckPart).findOneBy({ id: partId });
    if (!part || part.state !== 'asking' || part.traceId !== null) return undefined;
    const check = await this.uow.repo(ContentCheck).findOneBy({ id: part.checkId });
    return check ? { part, check } : undefined;
  }

  /** Of two runners with the same question one asks. */
  private countAttempt(part: ContentCheckPart): Promise<ContentCheckPart | undefined> {
    const change = { attempts: part.attempts + 1, askedAt: this.clock.now() };
    const still = { id: part.id, villageId: part.villageId, attempts: part.attempts, state: 'asking' as const };
    return this.uow.run(async () => {
      const { affected } = await this.uow.repo(ContentCheckPart).update(still, change);
      return affected === 1 ? { ...part, ...change } : undefined;
    });
  }

  private async put({ part, check }: Question, openid: string, address: string): Promise<void> {
    const answer = await this.answerOf(part, check, openid, address).catch((error: unknown) => this.troubleOf(error));
    if (answer instanceof Trouble) return answer.passes ? this.verdicts.again(part, answer.cause) : this.verdicts.settle(part, unsure(answer.cause));
    if ('suggest' in answer) return this.verdicts.settle(part, findingOf(answer));
    await this.remember(part, answer);
  }

  private answerOf(part: ContentCheckPart, { scene }: ContentCheck, openid: string, address: string): Promise<TextVerdict | MediaTicket> {
    if (part.kind === 'text') return this.wechat.msgSecCheck(openid, part.content ?? '', scene);
    return this.wechat.mediaCheckAsync(openid, address, part.kind === 'photo' ? 'image' : 'voice', scene);
  }

  private async remember(part: ContentCheckPart, { traceId, verdict }: MediaTicket): Promise<void> {
    const still = { id: part.id, villageId: part.villageId, attempts: part.attempts };
    await this.uow.run(() => this.uow.repo(ContentCheckPart).update(still, { traceId }));
    if (verdict) await this.verdicts.settle(part, findingOf(verdict));
  }

  /** WeChat's no; anything else is a fault of ours, and the job is tried again. */
  private troubleOf(error: unknown): Trouble {
    if (!(error instanceof Refusal)) throw error;
    const final = error instanceof WeChatRefusal ? FINAL[error.errcode] : undefined;
    if (final) return new Trouble(final, false);
    return error.status === BUSY_STATUS ? new Trouble('busy', true) : new Trouble('rejected', false);
  }
}

/** Why WeChat gave no answer, and whether it may give one soon. */
class Trouble {
  constructor(
    readonly cause: HoldCause,
    readonly passes: boolean,
  ) {}
}

const isSilent = ({ askedAt }: ContentCheckPart, now: number): boolean => askedAt !== null && now - askedAt >= SILENT_AFTER_MS;
