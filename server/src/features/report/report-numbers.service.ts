import { Injectable } from '@nestjs/common';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { ReportCounter } from './report.entity';

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Report numbers people can say on the phone: 2611-0047, counted per village and month. */
@Injectable()
export class ReportNumbers {
  constructor(private readonly uow: UnitOfWork) {}

  async next(villageId: string, now: number): Promise<string> {
    const month = new Date(now + CHINA_OFFSET_MS).toISOString().slice(2, 7).replace('-', '');
    return `${month}-${String(await this.count(villageId, month)).padStart(4, '0')}`;
  }

  /** The increment holds the row until the commit, so the read that follows is ours. */
  private async count(villageId: string, month: string): Promise<number> {
    const counters = this.uow.repo(ReportCounter);
    const bump = (): Promise<{ affected?: number }> => counters.increment({ villageId, month }, 'last', 1);
    if ((await bump()).affected !== 1 && !(await this.begin(villageId, month))) await bump();
    return (await counters.findOneByOrFail({ villageId, month })).last;
  }

  /** False when somebody else began the month at the same moment. */
  private async begin(villageId: string, month: string): Promise<boolean> {
    try {
      await this.uow.repo(ReportCounter).insert({ villageId, month, last: 1 });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
