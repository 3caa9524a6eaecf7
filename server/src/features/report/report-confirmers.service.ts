import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { ReportStepRow } from './report.entity';

/** Who said that a report was fixed: they do not judge over what came of it. */
@Injectable()
export class ReportConfirmers {
  constructor(private readonly uow: UnitOfWork) {}

  async of(reportId: string): Promise<string[]> {
    const steps = await this.uow.repo(ReportStepRow).find({ where: { reportId, move: In(['confirm', 'close']) }, take: 50 });
    return steps.map(({ actorId }) => actorId).filter((id) => id !== '');
  }
}
