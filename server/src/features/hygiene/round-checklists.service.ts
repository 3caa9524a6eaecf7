import { Injectable } from '@nestjs/common';
import { checklistOf, currentChecklist } from '../../../../shared/domain/checklists';
import type { Checklist } from '../../../../shared/domain/grades';
import type { HygieneRound } from './hygiene.entity';

type Kept = Pick<HygieneRound, 'checklistId' | 'checklistVersion'>;

/** The checklist a round is scored by: the one in force when it started. */
@Injectable()
export class RoundChecklists {
  of(round: Kept): Promise<Checklist> {
    return Promise.resolve(checklistOf(round.checklistVersion));
  }

  /** What a round that starts then keeps of it. */
  inForce(_villageId: string, _at: number): Promise<Kept> {
    return Promise.resolve({ checklistId: null, checklistVersion: currentChecklist.version });
  }
}
