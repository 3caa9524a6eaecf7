import type { ReportMove } from '../../../../shared/domain/report-states';

/** A report took a step; told after the commit. */
export class ReportMoved {
  constructor(
    readonly reportId: string,
    readonly villageId: string,
    readonly move: ReportMove,
  ) {}
}
