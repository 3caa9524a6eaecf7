import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { OnPush, type PushedMessage } from '../../core/wechat/push/on-push';
import { EARLY_ANSWER_MS, VERDICT } from './check-times';
import { CheckVerdicts, findingOf } from './check-verdicts.service';
import { ContentCheckPart } from './content-check.entity';

const DOWNLOAD_FAILED = -1008;

/** WeChat writes numbers as numbers or as strings. */
const MediaVerdict = z.object({
  trace_id: z.string().min(1).max(64),
  errcode: z.coerce.number().int().default(0),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.coerce.number().int() }).optional(),
});
type MediaVerdict = z.output<typeof MediaVerdict>;

/** The pushed answers about photos and voices. */
@Injectable()
export class MediaVerdicts {
  private readonly logger = new Logger(MediaVerdicts.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly verdicts: CheckVerdicts,
  ) {}

  @OnPush('wxa_media_check')
  async judged({ message }: PushedMessage): Promise<void> {
    const parsed = MediaVerdict.safeParse(message);
    if (!parsed.success) return this.logger.warn('A media verdict of an unknown shape');
    if (await this.apply(parsed.data)) return;
    const { trace_id: traceId } = parsed.data;
    await this.jobs.enqueue(VERDICT, parsed.data, { runAt: this.clock.now() + EARLY_ANSWER_MS, key: `${VERDICT}:${traceId}` });
  }

  /** It may have come before its question was written down; an answer to nobody's question is forgotten. */
  @HandlesJob(VERDICT)
  async early(verdict: MediaVerdict): Promise<void> {
    await this.apply(verdict);
  }

  /** False: nobody asked this. */
  private async apply({ trace_id: traceId, errcode, result }: MediaVerdict): Promise<boolean> {
    const part = await this.uow.repo(ContentCheckPart).findOneBy({ traceId });
    if (!part) return false;
    if (errcode === 0 && result) await this.verdicts.settle(part, findingOf(result));
    else await this.verdicts.again(part, errcode === DOWNLOAD_FAILED ? 'download' : 'rejected');
    return true;
  }
}
