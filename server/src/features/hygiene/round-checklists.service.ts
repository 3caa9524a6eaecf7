import { Injectable } from '@nestjs/common';
import { nationalId } from '../../../../shared/domain/checklists';
import type { Checklist } from '../../../../shared/domain/grades';
import { Checklists } from '../checklist/checklists.service';
import type { HygieneRound } from './hygiene.entity';

/** The checklist a round is scored by: the one in force when it started, whatever has been published since. */
@Injectable()
export class RoundChecklists {
  constructor(private readonly checklists: Checklists) {}

  of(round: Pick<HygieneRound, 'checklistId' | 'checklistVersion'>): Promise<Checklist> {
    return this.checklists.byId(round.checklistId ?? nationalId(round.checklistVersion));
  }

  /** For a round that starts at this moment. */
  inForce(villageId: string, at: number): Promise<Checklist> {
    return this.checklists.inForce(villageId, at);
  }
}
