import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hygieneErrors, type NewSheet } from '../../../../shared/contract/hygiene';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import type { HygieneDoor, HygieneRound } from './hygiene.entity';
import { momentOf, placeOf } from './phone-facts';
import { HygieneVisit } from './sheet.entity';

export type SkippedSheet = Extract<z.output<typeof NewSheet>, { outcome: 'skipped' }>;

/** Notes that an inspector came and could not score. The caller holds the round's row. */
@Injectable()
export class DoorVisits {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly checks: ContentChecks,
  ) {}

  async note(me: Caller, round: HygieneRound, door: HygieneDoor, given: SkippedSheet): Promise<void> {
    const { villageId } = round;
    const { reason, note, clientKey } = given;
    if (clientKey && (await this.uow.repo(HygieneVisit).findOneBy({ villageId, clientKey }))) return;
    if (door.outcome === 'scored') refuse(hygieneErrors, 'DOOR_ALREADY_SCORED');
    const id = this.ids.next();
    const now = this.clock.now();
    const checkState = await this.checks.open({
      subject: `hygiene-sheet:${id}`, villageId, authorId: me.memberId, scene: 'comment', texts: [note], photoIds: [], voiceIds: [],
    });
    await this.uow.repo(HygieneVisit).insert({
      id, villageId, roundId: round.id, doorId: door.id, inspectorId: me.memberId, clientKey: clientKey ?? id, reason, note,
      at: momentOf(given, round, now), receivedAt: now, ...placeOf(given), checkState,
    });
  }
}
