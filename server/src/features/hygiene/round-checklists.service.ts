import { Injectable } from '@nestjs/common';
import { checklistOf } from '../../../../shared/domain/checklists';
import type { Checklist } from '../../../../shared/domain/grades';
import type { HygieneRound } from './hygiene.entity';

/** The checklist a round is scored by: the one in force when it started. */
@Injectable()
export class RoundChecklists {
  of(round: Pick<HygieneRound, 'checklistId' | 'checklistVersion'>): Promise<Checklist> {
    return Promise.resolve(checklistOf(round.checklistVersion));
  }
}
