import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { ReportCard } from '../../../../shared/contract/report';
import { OPEN_STATES, REPORT_STATES, isOpen, type ReportState } from '../../../../shared/domain/report-states';
import { keysetPage, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { PhotoService } from '../photo/photo.service';
import { Report } from './report.entity';
import { toReportCard } from './report.view';

type Page = { items: ReportCard[]; next: string | null };
type StateFilter = 'open' | 'ended' | 'all';

const statesOf: Record<StateFilter, readonly ReportState[]> = {
  open: OPEN_STATES,
  ended: REPORT_STATES.filter((state) => !isOpen(state)),
  all: REPORT_STATES,
};

/** Reports as cards. */
@Injectable()
export class ReportLists {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly photos: PhotoService,
  ) {}

  ofVillage(villageId: string, asked: PageAsked & { state: StateFilter }): Promise<Page> {
    const where = asked.state === 'all' ? { villageId } : { villageId, state: In([...statesOf[asked.state]]) };
    return this.page(this.reports().where(where), asked);
  }

  sentBy(memberId: string, asked: PageAsked): Promise<Page> {
    return this.page(this.reports().where({ reporterId: memberId }), asked);
  }

  async newest(villageId: string, limit: number): Promise<ReportCard[]> {
    return (await this.ofVillage(villageId, { state: 'all', limit })).items;
  }

  /** Fixed, and nobody but this person can say whether it really is. */
  async waitingForConfirmation(memberId: string): Promise<ReportCard[]> {
    const rows = await this.reports().where({ reporterId: memberId, state: 'fixed' }).orderBy('r.stateAt', 'ASC').limit(20).getMany();
    return this.cards(rows);
  }

  async openCount(villageIds: readonly string[]): Promise<Map<string, number>> {
    if (villageIds.length === 0) return new Map();
    const rows = await this.reports().select('r.villageId', 'villageId').addSelect('COUNT(*)', 'open')
      .where({ villageId: In([...villageIds]), state: In([...OPEN_STATES]) })
      .groupBy('r.villageId').getRawMany<{ villageId: string; open: number | string }>();
    return new Map(rows.map((row) => [row.villageId, Number(row.open)]));
  }

  async cards(rows: Report[]): Promise<ReportCard[]> {
    const photos = await this.photos.viewMany(rows.flatMap((row) => row.photoIds.slice(0, 1)));
    return rows.map((row) => toReportCard(row, photos));
  }

  private reports(): SelectQueryBuilder<Report> {
    return this.uow.repo(Report).createQueryBuilder('r');
  }

  private async page(query: SelectQueryBuilder<Report>, asked: PageAsked): Promise<Page> {
    const { items, next } = await keysetPage(query, 'submittedAt', asked);
    return { items: await this.cards(items), next };
  }
}
