import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordService } from '../record/record.service';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { gradeEntry } from './round-grades';

interface Which {
  roundId: string;
  householdId: string;
}

/** A door with an open objection waits while the other doors of its round become final. */
@Injectable()
export class DoorHolds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: RecordService,
  ) {}

  /** False: the grade is final already, or has another version by now. */
  hold({ roundId, householdId, version }: Which & { version: number }): Promise<boolean> {
    return this.uow.run(async () => {
      await this.takeRound(roundId);
      const free = { roundId, householdId, version, recordTurn: 0 };
      return (await this.uow.repo(HygieneDoor).update(free, { held: true })).affected === 1;
    });
  }

  /** True when the grade became final while it was held, or becomes so now. */
  release({ roundId, householdId }: Which): Promise<boolean> {
    return this.uow.run(async () => {
      const round = await this.takeRound(roundId);
      const released = await this.uow.repo(HygieneDoor).update({ roundId, householdId, held: true }, { held: false });
      if (released.affected !== 1 || round.state !== 'final') return false;
      const door = await this.uow.repo(HygieneDoor).findOneByOrFail({ roundId, householdId });
      if (door.recordTurn === 0) await this.finalise(round, door);
      return true;
    });
  }

  /** The round's row first, as its finalisation does: a hold is before it or after it, never in between. */
  private async takeRound(roundId: string): Promise<HygieneRound> {
    await this.uow.repo(HygieneRound).update({ id: roundId }, { lastSheetAt: this.clock.now() });
    return this.uow.repo(HygieneRound).findOneByOrFail({ id: roundId });
  }

  private async finalise(round: HygieneRound, door: HygieneDoor): Promise<void> {
    await this.records.write(gradeEntry(round, door, { turn: 1, how: '异议办结' }));
    await this.uow.repo(HygieneDoor).update({ id: door.id }, { recordTurn: 1 });
  }
}
