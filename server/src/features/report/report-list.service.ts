import { Injectable } from '@nestjs/common';
import { Brackets, In, Not, type SelectQueryBuilder } from 'typeorm';
import type { ReportCard } from '../../../../shared/contract/report';
import { OPEN_STATES, REPORT_STATES, isOpen, type ReportState } from '../../../../shared/domain/report-states';
import { Clock } from '../../core/clock/clock';
import { keysetPage, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { PhotoService } from '../photo/photo.service';
import { ReportKinds } from '../report-kind/report-kinds.service';
import { Report, ReportFollow } from './report.entity';
import { toReportCard } from './report.view';

type Page = { items: ReportCard[]; next: string | null };
type StateFilter = 'open' | 'ended' | 'all';

/** What part of a village's reports is asked for. */
export interface ListAsked extends PageAsked {
  state: StateFilter;
  kind?: string | undefined;
  facilityId?: string | undefined;
}

/** Whose photos may be shown that are not checked yet. */
interface Reader {
  memberId?: string;
  seesUnchecked?: boolean;
}

const statesOf: Record<StateFilter, readonly ReportState[]> = {
  open: OPEN_STATES,
  ended: REPORT_STATES.filter((state) => !isOpen(state)),
  all: REPORT_STATES,
};

/** Reports as cards. What the check has not passed, or a moderator took down, is in nobody's list but the author's own. */
@Injectable()
export class ReportLists {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly photos: PhotoService,
    private readonly kinds: ReportKinds,
  ) {}

  ofVillage(villageId: string, { state, kind, facilityId, ...asked }: ListAsked): Promise<Page> {
    const where = { villageId, ...(state !== 'all' && { state: In([...statesOf[state]]) }), ...(kind && { kind }), ...(facilityId && { facilityId }) };
    return this.page(this.shown().andWhere(new Brackets((q) => q.where(where))), asked);
  }

  sentBy(memberId: string, asked: PageAsked): Promise<Page> {
    return this.page(this.reports().where({ reporterId: memberId }), asked, { memberId });
  }

  async followedBy(memberId: string, asked: PageAsked): Promise<Page> {
    const query = this.uow.repo(ReportFollow).createQueryBuilder('f').where({ memberId });
    const { items, next } = await keysetPage(query, 'at', asked);
    const reports = await this.shown().andWhere({ id: In(items.map((row) => row.reportId)) }).getMany();
    const byId = new Map(reports.map((report) => [report.id, report]));
    return { items: await this.cards(items.flatMap((row) => byId.get(row.reportId) ?? [])), next };
  }

  /** Each thing once: what was merged goes on in another report. */
  async newest(villageId: string, limit: number): Promise<ReportCard[]> {
    return (await this.page(this.shown().andWhere({ villageId, state: Not('merged') }), { limit })).items;
  }

  /** Fixed, and nobody but this person can say whether it really is. */
  async waitingForConfirmation(memberId: string): Promise<ReportCard[]> {
    const rows = await this.reports().where({ reporterId: memberId, state: 'fixed' }).orderBy('r.stateAt', 'ASC').limit(20).getMany();
    return this.cards(rows, { memberId });
  }

  async openCount(villageIds: readonly string[]): Promise<Map<string, number>> {
    if (villageIds.length === 0) return new Map();
    const rows = await this.shown().select('r.villageId', 'villageId').addSelect('COUNT(*)', 'open')
      .andWhere({ villageId: In([...villageIds]), state: In([...OPEN_STATES]) })
      .groupBy('r.villageId').getRawMany<{ villageId: string; open: number | string }>();
    return new Map(rows.map((row) => [row.villageId, Number(row.open)]));
  }

  /** Whatever their state or check: for lists whose owner has decided who reads them. Photos only where checked. */
  async byIds(reportIds: readonly string[]): Promise<Map<string, ReportCard>> {
    const cards = await this.cards(await this.uow.repo(Report).findBy({ id: In([...reportIds]) }));
    return new Map(cards.map((card) => [card.reportId, card]));
  }

  async cards(rows: Report[], reader?: Reader): Promise<ReportCard[]> {
    if (rows.length === 0) return [];
    const photos = await this.photos.viewMany(rows.flatMap((row) => row.photoIds.slice(0, 1)), reader);
    const kindOf = await this.kinds.lookup(rows.map((row) => row.villageId));
    return rows.map((row) => toReportCard(row, kindOf(row.villageId, row.kind), photos, this.clock.now()));
  }

  private reports(): SelectQueryBuilder<Report> {
    return this.uow.repo(Report).createQueryBuilder('r');
  }

  private shown(): SelectQueryBuilder<Report> {
    return this.reports().where({ checkState: 'passed' }).andWhere('r.hiddenAt IS NULL');
  }

  private async page(query: SelectQueryBuilder<Report>, asked: PageAsked, reader?: Reader): Promise<Page> {
    const { items, next } = await keysetPage(query, 'submittedAt', asked);
    return { items: await this.cards(items, reader), next };
  }
}
