import { Injectable } from '@nestjs/common';
import type { WorkDay, WorkItem, Workbench } from '../../../../shared/contract/workbench';
import type { VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { RegionService } from '../region/region.service';
import { ReportDesk } from '../report/report-desk.service';
import { ReportLists } from '../report/report-list.service';
import { idsWhere } from './scope';
import { WorkItems } from './work-items.service';

const LISTED_VILLAGES = 50;
const WEEKS = 4;

/** What waits for a member of staff, gathered from the features that keep it; owns no table. */
@Injectable()
export class WorkbenchService {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly reports: ReportDesk,
    private readonly lists: ReportLists,
    private readonly items: WorkItems,
  ) {}

  async read(me: Caller): Promise<Workbench> {
    const scope = await this.scopeOf(me);
    const overseen = idsWhere(me, 'report:oversee', scope);
    const { items, sections } = await this.items.of(me, scope);
    const lateByVillage = await this.reports.lateCount(overseen);
    const weeks = await this.reports.perWeek(overseen, WEEKS);
    return {
      late: overseen.length > 0 ? total(lateByVillage) : items.filter((item) => isLate(item, this.clock.now())).length,
      waiting: sections.find(({ section }) => section === 'waiting')?.count ?? 0,
      doneToday: overseen.length > 0 ? await this.reports.closedToday(overseen) : await this.reports.doneTodayBy(me.memberId),
      sections,
      items,
      weeks: weeks.map((week) => ({ from: new Date(week.from).toISOString(), reports: week.reports })),
      villages: await this.villages(overseen, lateByVillage),
    };
  }

  async day(me: Caller): Promise<WorkDay> {
    const { count, reports } = await this.reports.dayOf(me.memberId);
    return { count, doneToday: await this.reports.doneTodayBy(me.memberId), items: reports.map(({ card, mapPoint }) => ({ report: card, mapPoint })) };
  }

  /** Every village under the person's appointments, each once. */
  private async scopeOf(me: Caller): Promise<VillageRef[]> {
    const codes = [...new Set(me.standing.appointments.map((appointment) => appointment.regionCode))];
    const found = (await Promise.all(codes.map((code) => this.regions.villagesUnder(code)))).flat();
    return [...new Map(found.map((village) => [village.id, village])).values()];
  }

  private async villages(ids: string[], late: ReadonlyMap<string, number>): Promise<Workbench['villages']> {
    const open = await this.lists.openCount(ids);
    const busiest = [...ids].sort((a, b) => (late.get(b) ?? 0) - (late.get(a) ?? 0) || (open.get(b) ?? 0) - (open.get(a) ?? 0));
    return Promise.all(busiest.slice(0, LISTED_VILLAGES).map(async (villageId) => {
      const { name, townName, countyName } = await this.regions.village(villageId);
      return { villageId, name, townName, countyName, openReports: open.get(villageId) ?? 0, lateReports: late.get(villageId) ?? 0 };
    }));
  }
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

const isLate = (item: WorkItem, now: number): boolean => item.dueAt !== null && Date.parse(item.dueAt) < now;
