import { Injectable } from '@nestjs/common';
import { ruleAt, ruleFor, type Act, type RecordRule } from '../../../../shared/domain/record-rules';

/** Names the rule an entry was written with. */
export interface RuleRef {
  act: Act;
  ruleId: string | null;
  ruleVersion: number;
}

/** Which rule of the co-governance record holds in a village. */
@Injectable()
export class RuleBook {
  /** In force in the village when the act happened. */
  async at(_villageId: string, act: Act, at: number): Promise<RecordRule> {
    return ruleAt(act, at);
  }

  /** What an entry was written with, however long ago. */
  async of({ act, ruleVersion }: RuleRef): Promise<RecordRule> {
    return ruleFor(act, ruleVersion);
  }
}
