import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Events } from '../../core/events/events';
import { HandlesJob } from '../../core/jobs/handles-job';
import { RecordService } from '../record/record.service';
import { RoundFinal } from './hygiene.events';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { gradeEntry } from './round-grades';
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
      // Whoever holds a door takes the round's row first, so none is held or released while we are here.
      const ready = { roundId, outcome: 'scored', held: false } as const;
      const doors = await this.uow.repo(HygieneDoor).findBy(ready);
      await this.records.writeAll(doors.map((door) => gradeEntry(round, door, { turn: 1 })));
      await this.uow.repo(HygieneDoor).update(ready, { recordTurn: 1 });
      this.events.afterCommit(new RoundFinal(roundId, round.villageId));
    });
  }
}
