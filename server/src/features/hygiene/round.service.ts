import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Checklist } from '../../../../shared/domain/grades';
import { quarterOf } from '../../../../shared/domain/quarters';
import { hygieneErrors, type hygieneRoutes, type RoundCard, type RoundResults } from '../../../../shared/contract/hygiene';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { Households, type DoorStep } from '../household/households.service';
import { assertMayPublish } from './hygiene.policy';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { RoundChecklists } from './round-checklists.service';
import { RoundMeans } from './round-means.service';
import { RoundReader } from './round-reader.service';

export const FINALISE_ROUND = 'hygiene.finalise-round';
const DAY_MS = 86_400_000;

type NewRound = z.output<(typeof hygieneRoutes)['openRound']['body']>;

/** Opens and publishes household hygiene rating rounds. */
@Injectable()
export class RoundService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly households: Households,
    private readonly reader: RoundReader,
    private readonly checklists: RoundChecklists,
    private readonly means: RoundMeans,
    private readonly audit: Audit,
  ) {}

  /** Puts every household of the scope on the round's list as it stands now. */
  open(me: Caller, villageId: string, asked: NewRound): Promise<RoundCard> {
    return this.uow.run(async () => {
      const doors = await this.households.ofVillage(villageId, asked.groupNos.length > 0 ? asked.groupNos : undefined);
      if (doors.length === 0) return refuse(hygieneErrors, 'ROUND_EMPTY');
      const round = this.newRound(me, villageId, asked, await this.checklists.inForce(villageId, this.clock.now()));
      await this.insertOnce(round);
      await this.insertDoors(round, doors);
      await this.audit.note(me, { action: 'hygiene.open', villageId, subject: `hygiene-round:${round.id}`, details: { title: round.title } });
      return this.reader.card(round);
    });
  }

  /** Starts the notice period (公示); a job makes the grades final when it ends. */
  publish(me: Caller, roundId: string): Promise<RoundResults> {
    return this.uow.run(async () => {
      const { round, village } = await this.reader.load(roundId);
      assertMayPublish(me, village);
      const published = await this.startNotice(round);
      await this.assertComplete(round);
      await this.means.keep(roundId);
      await this.jobs.enqueue(FINALISE_ROUND, { roundId }, { runAt: published.noticeEndsAt, key: `${FINALISE_ROUND}:${roundId}` });
      await this.audit.note(me, { action: 'hygiene.publish', villageId: round.villageId, subject: `hygiene-round:${roundId}`, details: { title: round.title } });
      return this.reader.results(me, roundId);
    });
  }

  private newRound(me: Caller, villageId: string, asked: NewRound, checklist: Checklist): HygieneRound {
    const now = this.clock.now();
    return {
      id: this.ids.next(), villageId, openKey: villageId, title: asked.title, state: 'scoring', quarter: quarterOf(now),
      checklistVersion: checklist.version, checklistId: checklist.id,
      scope: asked.groupNos.length > 0 ? 'groups' : 'village', groupNos: asked.groupNos, sampleSeed: null, sampleSize: null, announced: true, startsAt: null,
      sheetsPerHousehold: 1, noticeDays: asked.noticeDays ?? checklist.noticeDays, openedBy: me.memberId,
      openedAt: now, lastSheetAt: null, publishedAt: null, noticeEndsAt: null, finalAt: null, meanTotal: null,
    };
  }

  private async insertOnce(round: HygieneRound): Promise<void> {
    try {
      await this.uow.repo(HygieneRound).insert(round);
    } catch (error) {
      if (isDuplicateKey(error)) refuse(hygieneErrors, 'ROUND_ALREADY_OPEN');
      throw error;
    }
  }

  private async insertDoors(round: HygieneRound, steps: DoorStep[]): Promise<void> {
    const doors = steps.map(({ householdId, groupNo, doorNo, headName, partyMember }): HygieneDoor => ({
      id: this.ids.next(), villageId: round.villageId, roundId: round.id, householdId, groupNo, doorNo, headName, partyMember,
      outcome: 'waiting', skipReason: null, total: null, spread: null, sheets: 0, visits: 0, grade: null, version: 0, recordTurn: 0, held: false,
    }));
    for (let at = 0; at < doors.length; at += 200) await this.uow.repo(HygieneDoor).insert(doors.slice(at, at + 200));
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
    if (waiting > 0) refuse(hygieneErrors, 'ROUND_NOT_COMPLETE', [{ path: 'households', message: `还有 ${waiting} 户没打分` }]);
  }
}
