import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { Clock } from '../../core/clock/clock';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { RecordSeals } from '../record/record-seals.service';
import { LogAudit } from './log-audit.service';
import { LogMail } from './log-mail.service';
import { LogSealer } from './log-sealer.service';

const MINUTE = 'log.minute';
const NIGHT = 'log.night';
const RECOUNT = 'log.recount';
const LETTER = 'log.letter';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FOUR_O_CLOCK_MS = 4 * 3_600_000;
const VILLAGES_A_MINUTE = 1_000;
const VILLAGES_A_JOB = 20;

/** Every minute what is new is sealed; every night, at four in China, every log is recounted and the checkpoints are mailed. */
@Injectable()
export class LogJobs implements OnApplicationBootstrap {
  private readonly logger = new Logger(LogJobs.name);

  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly seals: RecordSeals,
    private readonly sealer: LogSealer,
    private readonly audit: LogAudit,
    private readonly mail: LogMail,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.planMinute();
    await this.planNight();
  }

  /** The next minute is planned first, so that no failure ends the chain; one village's failure holds up no other. */
  @HandlesJob(MINUTE)
  async minute(): Promise<void> {
    await this.planMinute();
    for (const villageId of await this.seals.villagesWaiting(VILLAGES_A_MINUTE)) {
      try {
        await this.sealer.seal(villageId);
      } catch (error) {
        this.logger.error(`Village ${villageId} could not be sealed`, error instanceof Error ? error.stack : String(error));
      }
    }
  }

  @HandlesJob(NIGHT)
  async night(): Promise<void> {
    await this.planNight();
    const date = chinaDay(this.clock.now());
    await this.jobs.enqueue(RECOUNT, { after: '', date }, { key: `${RECOUNT}:${date}:` });
    for (const regionCode of this.mail.regionCodes) await this.jobs.enqueue(LETTER, { regionCode, date }, { key: `${LETTER}:${regionCode}:${date}` });
  }

  /** Some villages, and a job for the ones after them. */
  @HandlesJob(RECOUNT)
  async recount({ after, date }: { after: string; date: string }): Promise<void> {
    const villages = await this.audit.villagesAfter(after, VILLAGES_A_JOB);
    const last = villages.at(-1);
    if (villages.length === VILLAGES_A_JOB && last) await this.jobs.enqueue(RECOUNT, { after: last, date }, { key: `${RECOUNT}:${date}:${last}` });
    for (const villageId of villages) {
      const findings = await this.audit.recount(villageId);
      for (const { entryId, words } of findings) this.logger.error(`The record of village ${villageId} was tampered with: ${entryId ?? ''} ${words}`);
    }
  }

  @HandlesJob(LETTER)
  letter({ regionCode, date }: { regionCode: string; date: string }): Promise<void> {
    const to = startOfChinaDate(date) + FOUR_O_CLOCK_MS;
    return this.mail.send(regionCode, to - DAY_MS, to);
  }

  /** The minute is the key: however many servers plan it, it is done once. */
  private planMinute(): Promise<void> {
    const minute = Math.floor(this.clock.now() / MINUTE_MS) + 1;
    return this.jobs.enqueue(MINUTE, {}, { runAt: minute * MINUTE_MS, key: `${MINUTE}:${minute}` });
  }

  private planNight(): Promise<void> {
    const now = this.clock.now();
    const today = chinaDay(now);
    const date = startOfChinaDate(today) + FOUR_O_CLOCK_MS > now ? today : addDays(today, 1);
    return this.jobs.enqueue(NIGHT, {}, { runAt: startOfChinaDate(date) + FOUR_O_CLOCK_MS, key: `${NIGHT}:${date}` });
  }
}
