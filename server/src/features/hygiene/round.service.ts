import { Injectable } from '@nestjs/common';
import { hygieneErrors, type RoundResults } from '../../../../shared/contract/hygiene';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { assertMayHold } from './hygiene.policy';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { RoundMeans } from './round-means.service';
import { RoundReader } from './round-reader.service';
import { RoundStart } from './round-start.service';
import { RoundTeams } from './round-teams.service';

export const FINALISE_ROUND = 'hygiene.finalise-round';
const DAY_MS = 86_400_000;

/** Publishes a household hygiene rating round, or calls a planned one off. */
@Injectable()
export class RoundService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly reader: RoundReader,
    private readonly means: RoundMeans,
    private readonly starts: RoundStart,
    private readonly teams: RoundTeams,
    private readonly audit: Audit,
  ) {}

  /** Starts the notice period (公示); a job makes the grades final when it ends. */
  publish(me: Caller, roundId: string): Promise<RoundResults> {
    return this.uow.run(async () => {
      const { round, village } = await this.reader.load(me, roundId);
      assertMayHold(me, village, round);
      const published = await this.startNotice(round);
      await this.assertComplete(round);
      await this.means.keep(roundId);
      await this.jobs.enqueue(FINALISE_ROUND, { roundId }, { runAt: published.noticeEndsAt, key: `${FINALISE_ROUND}:${roundId}` });
      await this.starts.wakeWaiting(round);
      await this.audit.note(me, { action: 'hygiene.publish', villageId: round.villageId, subject: `hygiene-round:${roundId}`, details: { title: round.title } });
      return this.reader.results(me, roundId);
    });
  }

  /** Before its start a plan leaves nothing behind but a line in the log. */
  cancel(me: Caller, roundId: string): Promise<void> {
    return this.uow.run(async () => {
      const { round, village } = await this.reader.load(me, roundId);
      assertMayHold(me, village, round);
      const done = await this.uow.repo(HygieneRound).delete({ id: roundId, state: 'planned' });
      if (done.affected !== 1) refuse(hygieneErrors, 'ROUND_NOT_PLANNED');
      await this.teams.disband(round);
      const villageId = round.announced ? round.villageId : null;
      await this.audit.note(me, { action: 'hygiene.cancel', villageId, subject: `hygiene-round:${roundId}`, details: { title: round.title } });
    });
  }

  /** Takes the round's row first, so that no sheet can slip in between the count and the publication. */
  private async startNotice(round: HygieneRound): Promise<{ noticeEndsAt: number }> {
    const now = this.clock.now();
    const noticeEndsAt = now + round.noticeDays * DAY_MS;
    const next = { state: 'notice' as const, openKey: null, publishedAt: now, noticeEndsAt };
    const done = await this.uow.repo(HygieneRound).update({ id: round.id, state: 'scoring' }, next);
    if (done.affected !== 1) refuse(hygieneErrors, 'ROUND_NOT_SCORING');
    await this.uow.repo(HygieneDoor).update({ roundId: round.id }, { version: 1 });
    return { noticeEndsAt };
  }

  private async assertComplete(round: HygieneRound): Promise<void> {
    const waiting = await this.uow.repo(HygieneDoor).countBy({ roundId: round.id, outcome: 'waiting' });
    if (waiting > 0) refuse(hygieneErrors, 'ROUND_NOT_COMPLETE', [{ path: 'households', message: `还有 ${waiting} 户没打${round.sheetsPerHousehold > 1 ? '够' : ''}分` }]);
  }
}
