import { Injectable } from '@nestjs/common';
import type { Photo } from '../../../../shared/contract/common';
import type { ReportView } from '../../../../shared/contract/report';
import { movesFor } from '../../../../shared/domain/report-states';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { Report, ReportStepRow } from './report.entity';
import { partsOf } from './report.policy';
import { toReportView } from './report.view';

/** A timeline longer than this shows its newest lines. */
const MAX_STEPS = 100;

/** One report as one reader may see it. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly members: Members,
    private readonly photos: PhotoService,
  ) {}

  async read(me: Caller | undefined, reportId: string): Promise<ReportView> {
    const report = await this.uow.repo(Report).findOneBy({ id: reportId });
    return report ? this.viewOf(me, report) : refuse(commonErrors, 'NOT_FOUND');
  }

  async viewOf(me: Caller | undefined, report: Report): Promise<ReportView> {
    const village = await this.regions.village(report.villageId);
    if (!village) return refuse(commonErrors, 'NOT_FOUND');
    const steps = await this.uow.repo(ReportStepRow).find({ where: { reportId: report.id }, order: { at: 'DESC', id: 'DESC' }, take: MAX_STEPS });
    const isMine = report.reporterId === me?.memberId;
    const names = await this.namesIn(report);
    return toReportView(report, {
      village: { villageId: village.id, name: village.name, townName: village.townName, countyName: village.countyName },
      photos: await this.photosOf(report, steps),
      steps,
      reporterName: report.showName ? (names.get(report.reporterId) ?? null) : null,
      assigneeName: report.assigneeId && (names.get(report.assigneeId) ?? null),
      moves: movesFor(report.state, partsOf(me, report, village)),
      isMine,
    });
  }

  private namesIn(report: Report): Promise<Map<string, string>> {
    const ids = [report.reporterId, report.assigneeId].filter((id) => id !== null);
    return this.members.nameOf([...new Set(ids)], report.villageId);
  }

  private async photosOf(report: Report, steps: ReportStepRow[]): Promise<Map<string, Photo>> {
    const ids = [...report.photoIds, ...report.afterPhotoIds, ...steps.flatMap((step) => step.photoIds)];
    return this.photos.viewMany([...new Set(ids)]);
  }
}
