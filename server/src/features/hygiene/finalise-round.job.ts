import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Events } from '../../core/events/events';
import { HandlesJob } from '../../core/jobs/handles-job';
import { gradeFinal } from '../record/participation';
import { RecordService } from '../record/record.service';
import { RoundFinal } from './hygiene.events';
import { HygieneRound, HygieneSheet } from './hygiene.entity';
import { FINALISE_ROUND } from './round.service';

/** Makes grades final when the notice period is over: state and record entries in one transaction, however often it is tried. */
@Injectable()
export class FinaliseRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: RecordService,
    private readonly events: Events,
  ) {}

  @HandlesJob(FINALISE_ROUND)
  run({ roundId }: { roundId: string }): Promise<void> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const done = await this.uow.repo(HygieneRound).update({ id: roundId, state: 'notice' }, { state: 'final', finalAt: now });
      if (done.affected !== 1) return;
      const round = await this.uow.repo(HygieneRound).findOneByOrFail({ id: roundId });
      const sheets = await this.uow.repo(HygieneSheet).findBy({ roundId, outcome: 'scored' });
      await this.records.writeAll(sheets.map((sheet) => factOf(round, sheet)));
      this.events.afterCommit(new RoundFinal(roundId, round.villageId));
    });
  }
}

/** Dated to the end of the notice period, so a job that runs late does not move the points into another quarter. */
function factOf(round: HygieneRound, { householdId, groupNo, doorNo, grade, total }: HygieneSheet): ReturnType<typeof gradeFinal> {
  if (grade === null || total === null || round.noticeEndsAt === null) throw new Error(`sheet of household ${householdId} has no grade`);
  return gradeFinal({
    villageId: round.villageId, roundId: round.id, roundTitle: round.title, householdId, groupNo, doorNo, grade, total, at: round.noticeEndsAt,
  });
}
