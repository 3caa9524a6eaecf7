import { Injectable } from '@nestjs/common';
import type { IntakeView } from '../../../../shared/contract/intake';
import { reportStateNames } from '../../../../shared/domain/report-states';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { RegionService } from '../region/region.service';
import { ReportLists } from '../report/report-list.service';
import { CallerSeal, masked } from './caller-seal';
import { ReportIntake } from './intake.entity';
import { maySee, seesAll } from './intake.policy';

@Injectable()
export class IntakeReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly members: Members,
    private readonly reports: ReportLists,
    private readonly seal: CallerSeal,
  ) {}

  async list(me: Caller, villageId: string, asked: PageAsked): Promise<Page<IntakeView>> {
    const village = await this.regions.village(villageId);
    const where = { villageId, ...(!seesAll(me, village) && { takenBy: me.memberId }) };
    const { items, next } = await keysetPage(this.uow.repo(ReportIntake).createQueryBuilder('i').where(where), 'takenAt', asked);
    return { items: await this.views(items), next };
  }

  /** Refuses with NOT_FOUND what is not this person's to see. */
  async load(me: Caller, intakeId: string): Promise<ReportIntake> {
    const intake = await this.uow.repo(ReportIntake).findOneBy({ id: intakeId });
    const village = intake && (await this.regions.village(intake.villageId));
    return intake && village && maySee(me, intake, village) ? intake : refuseCommon('NOT_FOUND');
  }

  async views(rows: readonly ReportIntake[]): Promise<IntakeView[]> {
    const cards = await this.reports.byIds(rows.map((row) => row.reportId));
    const names = await this.members.nameOf(rows.map((row) => row.takenBy), rows[0]?.villageId);
    return rows.flatMap((row) => {
      const card = cards.get(row.reportId);
      return card ? [{
        intakeId: row.id, reportId: row.reportId, channel: row.channel, number: card.number, kindName: card.kindName, placeLabel: card.place.label,
        stateName: reportStateNames[card.state], callerName: this.seal.open(row.callerName), maskedPhone: masked(this.seal.open(row.callerPhone)),
        heardWords: this.seal.open(row.heardWords), takenBy: names.get(row.takenBy) ?? '', takenAt: new Date(row.takenAt).toISOString(),
      }] : [];
    });
  }
}
