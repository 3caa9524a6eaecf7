import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordObjection } from './record-objection.entity';

interface Asker {
  villageId: string;
  householdId: string;
  personName: string;
}

/** The names of people for whom somebody else wrote down an objection. */
@Injectable()
export class ObjectionAskers {
  constructor(private readonly uow: UnitOfWork) {}

  /** The person leaves; that somebody of the household asked stays. */
  async forget({ villageId, householdId, personName }: Asker): Promise<void> {
    await this.uow.run(() => this.uow.repo(RecordObjection).update({ villageId, householdId, askedBy: personName }, { askedBy: '一位家里人' }));
  }
}
