import { Injectable } from '@nestjs/common';
import type { VillageName } from '../../../../shared/contract/common';
import type { ReportCard } from '../../../../shared/contract/report';
import type { WorkItem } from '../../../../shared/contract/workbench';
import type { VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { Claims } from '../household/claims.service';
import { HygieneDesk } from '../hygiene/hygiene-desk.service';
import { RegionService } from '../region/region.service';
import { ReportDesk } from '../report/report-desk.service';
import { idsWhere } from './scope';

const DESK_SIZE = 50;
/** Staff that verify claims serve one village, or a few. */
const CLAIM_VILLAGES = 5;

type Bare = Omit<WorkItem, 'village'> & { villageId: string };

/** The cards on the desk, most urgent first. */
@Injectable()
export class WorkItems {
  constructor(
    private readonly regions: RegionService,
    private readonly reports: ReportDesk,
    private readonly rounds: HygieneDesk,
    private readonly claims: Claims,
  ) {}

  async of(me: Caller, scope: readonly VillageRef[]): Promise<WorkItem[]> {
    const found = [...(await this.reportItems(me, scope)), ...(await this.claimItems(me, scope)), ...(await this.roundItems(me, scope))];
    const byDue = found.sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
    const once = [...new Map(byDue.map((item) => [`${item.kind} ${item.id}`, item])).values()];
    return Promise.all(once.slice(0, DESK_SIZE).map((item) => this.withVillage(item)));
  }

  /** What this person can move comes before what they can only watch. */
  private async reportItems(me: Caller, scope: readonly VillageRef[]): Promise<Bare[]> {
    const dispatched = idsWhere(me, 'report:dispatch', scope);
    const overseen = idsWhere(me, 'report:oversee', scope);
    const late = (await this.reports.late(overseen)).map((card) => reportItem(card, '看看'));
    const own = (await this.reports.assignedTo(me.memberId)).map((card) => reportItem(card, '拍照办结'));
    const toDispatch = (await this.reports.toDispatch(dispatched)).map((card) => reportItem(card, '派单'));
    const silent = (await this.reports.silent(dispatched)).map((card) => reportItem(card, '去看看'));
    const again = (await this.reports.toRecheck(overseen)).map((card) => reportItem(card, '回头看'));
    const above = (await this.reports.forwarded(idsAbove(me, overseen, dispatched))).map((card) => reportItem(card, '办理'));
    return [...late, ...again, ...silent, ...above, ...own, ...toDispatch];
  }

  private async claimItems(me: Caller, scope: readonly VillageRef[]): Promise<Bare[]> {
    const villages = idsWhere(me, 'residency:verify', scope).slice(0, CLAIM_VILLAGES);
    const pages = await Promise.all(villages.map((villageId) => this.claims.waiting(me, villageId, { limit: 20 })));
    return pages.flatMap((page) => page.items).map((claim) => ({
      kind: 'claim' as const, id: claim.residencyId, villageId: claim.village.villageId, photo: null, dueAt: null, verb: '核实',
      title: `${claim.personName} 认领住户`, detail: `${claim.householdLabel} · ${claim.presence === 'away' ? '在外' : '在村'}`,
    }));
  }

  private async roundItems(me: Caller, scope: readonly VillageRef[]): Promise<Bare[]> {
    const scoring = idsWhere(me, 'hygiene:score', scope);
    const publishing = idsWhere(me, 'hygiene:open', scope);
    const rounds = await this.rounds.scoring([...new Set([...scoring, ...publishing])]);
    return rounds.map((round) => {
      const waiting = round.households - round.scored - round.skipped;
      const verb = scoring.includes(round.villageId) && waiting > 0 ? '打分' : waiting === 0 ? '公示' : '看看';
      const detail = waiting > 0 ? `还有 ${waiting} 户没打分` : '都打完了,可以公示';
      return { kind: 'round' as const, id: round.roundId, villageId: round.villageId, title: round.title, detail, photo: null, dueAt: null, verb };
    });
  }

  private async withVillage({ villageId, ...item }: Bare): Promise<WorkItem> {
    const { name, townName, countyName } = await this.regions.village(villageId);
    const village: VillageName = { villageId, name, townName, countyName };
    return { ...item, village };
  }
}

/** What was handed up is for those above the village. */
const idsAbove = (me: Caller, overseen: string[], dispatched: string[]): string[] =>
  me.standing.appointments.some(({ role }) => role === 'town-officer' || role === 'county-officer') ? overseen.filter((id) => !dispatched.includes(id)) : [];

function reportItem(card: ReportCard, verb: string): Bare {
  return {
    kind: 'report', id: card.reportId, villageId: card.villageId, title: card.kindName,
    detail: card.place.label, photo: card.photo, dueAt: card.dueAt, verb,
  };
}
