import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import type { Checklist } from '../../../../shared/domain/grades';
import { quarterOf } from '../../../../shared/domain/quarters';
import { Audit } from '../../core/access/audit.service';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { Households, type DoorStep } from '../household/households.service';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { RoundChecklists } from './round-checklists.service';
import { HygienePool } from './round-plan.entity';
import { RoundTeams } from './round-teams.service';
import { drawn } from './sample-seed';

export const START_ROUND = 'hygiene.start-round';
const ROWS_A_STATEMENT = 200;

/** Begins a round: its checklist, its sample and its doors are those of this moment. */
@Injectable()
export class RoundStart {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly households: Households,
    private readonly checklists: RoundChecklists,
    private readonly teams: RoundTeams,
    private readonly audit: Audit,
  ) {}

  /** A planned round starts by itself; while the one before is still being scored it waits for that one's publication. */
  @HandlesJob(START_ROUND)
  run({ roundId }: { roundId: string }): Promise<void> {
    return this.uow.run(async () => {
      const round = await this.uow.repo(HygieneRound).findOneBy({ id: roundId, state: 'planned' });
      if (!round || round.startsAt === null || round.startsAt > this.clock.now() || !(await this.begin(round))) return;
      const details = { title: round.title, memberId: round.openedBy };
      await this.audit.note(null, { action: 'hygiene.start', villageId: round.villageId, subject: `hygiene-round:${round.id}`, details });
    });
  }

  /** After a publication: what has been waiting for it may start. */
  async wakeWaiting({ villageId, level }: HygieneRound): Promise<void> {
    const due = await this.uow.repo(HygieneRound).find({ where: { villageId, level, state: 'planned', startsAt: LessThanOrEqual(this.clock.now()) }, order: { startsAt: 'ASC' }, take: 5 });
    for (const { id: roundId } of due) await this.jobs.enqueue(START_ROUND, { roundId });
  }

  /** Inside the caller's unit of work. False: another round of the same level is being scored. */
  async begin(round: HygieneRound): Promise<boolean> {
    const now = this.clock.now();
    const checklist = await this.checklists.inForce(round.villageId, now);
    const next = { state: 'scoring' as const, openKey: openKeyOf(round), openedAt: now, quarter: quarterOf(now), ...keptOf(checklist, round) };
    if (!(await this.claim(round, next))) return false;
    const doors = await this.households.ofVillage(round.villageId, round.groupNos.length > 0 ? round.groupNos : undefined);
    await this.insertDoors(round, await this.drawnOf(round, doors));
    await this.teams.askEverybody({ ...round, ...next });
    return true;
  }

  private async claim({ id }: HygieneRound, next: Partial<HygieneRound>): Promise<boolean> {
    try {
      return (await this.uow.repo(HygieneRound).update({ id, state: 'planned' }, next)).affected === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private async drawnOf({ id: roundId, villageId, sampleSeed, sampleSize }: HygieneRound, doors: DoorStep[]): Promise<DoorStep[]> {
    if (sampleSeed === null || sampleSize === null) return doors;
    const pool = doors.map(({ householdId }): HygienePool => ({ roundId, householdId, villageId }));
    await this.insertMany(HygienePool, pool);
    const lucky = new Set(drawn(sampleSeed, pool.map(({ householdId }) => householdId), sampleSize));
    return doors.filter(({ householdId }) => lucky.has(householdId));
  }

  private insertDoors(round: HygieneRound, steps: DoorStep[]): Promise<void> {
    return this.insertMany(HygieneDoor, steps.map(({ householdId, groupNo, doorNo, headName, partyMember }): HygieneDoor => ({
      id: this.ids.next(), villageId: round.villageId, roundId: round.id, householdId, groupNo, doorNo, headName, partyMember,
      outcome: 'waiting', skipReason: null, total: null, spread: null, sheets: 0, visits: 0, grade: null, version: 0, recordTurn: 0, held: false,
    })));
  }

  private async insertMany<T extends HygieneDoor | HygienePool>(entity: new () => T, rows: T[]): Promise<void> {
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await this.uow.repo<HygieneDoor | HygienePool>(entity).insert(rows.slice(at, at + ROWS_A_STATEMENT));
  }
}

const keptOf = ({ id, version, noticeDays }: Checklist, round: HygieneRound): Pick<HygieneRound, 'checklistId' | 'checklistVersion' | 'noticeDays'> =>
  ({ checklistId: id, checklistVersion: version, noticeDays: round.noticeDays || noticeDays });

/** An inspection from above may run beside the village's own round. */
const openKeyOf = ({ villageId, level }: HygieneRound): string => (level === 'village' ? villageId : `${villageId}:${level}`.slice(0, 26));
