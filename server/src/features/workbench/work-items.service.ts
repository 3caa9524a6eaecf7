import { Injectable } from '@nestjs/common';
import type { VillageName } from '../../../../shared/contract/common';
import type { WorkItem } from '../../../../shared/contract/workbench';
import { DESK_SECTIONS, type DeskSection } from '../../../../shared/domain/desk-sections';
import { ruleOfMove, type ReportState } from '../../../../shared/domain/report-states';
import type { VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { Claims } from '../household/claims.service';
import { HygieneDesk } from '../hygiene/hygiene-desk.service';
import { RegionService } from '../region/region.service';
import { ReportDesk, type Pile } from '../report/report-desk.service';
import { idsWhere } from './scope';

/** Staff that verify claims serve one village, or a few. */
const CLAIM_VILLAGES = 5;

type Bare = Omit<WorkItem, 'village'> & { villageId: string };

export interface Desk {
  items: WorkItem[];
  sections: { section: DeskSection; count: number }[];
}

/** A pile of reports: what it waits for, and where on the desk it lies. */
interface Stack {
  pile: Pile;
  verb: string;
  sections: readonly DeskSection[];
}

/** The cards on the desk, most urgent first. */
@Injectable()
export class WorkItems {
  constructor(
    private readonly regions: RegionService,
    private readonly reports: ReportDesk,
    private readonly rounds: HygieneDesk,
    private readonly claims: Claims,
  ) {}

  async of(me: Caller, scope: readonly VillageRef[]): Promise<Desk> {
    const stacks = await this.stacks(me, scope);
    const dispatched = new Set(idsWhere(me, 'report:dispatch', scope));
    const others = [...(await this.claimItems(me, scope)), ...(await this.roundItems(me, scope))];
    const found = [...stacks.flatMap((stack) => reportItems(stack, dispatched)), ...others];
    const items = onceEach(found).sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
    return { items: await Promise.all(items.map((item) => this.withVillage(item))), sections: countsOf(stacks, others.length) };
  }

  /** What this person can move comes after what they can only watch, and gives the card its verb. */
  private async stacks(me: Caller, scope: readonly VillageRef[]): Promise<Stack[]> {
    const own: Stack = { pile: await this.reports.assignedTo(me.memberId), verb: '拍照办结', sections: ['waiting'] };
    const dispatched = idsWhere(me, 'report:dispatch', scope);
    const overseen = idsWhere(me, 'report:oversee', scope);
    if (overseen.length === 0) return [own];
    const above = overseen.filter((id) => !dispatched.includes(id));
    const watched: Stack[] = [
      { pile: await this.reports.late(overseen), verb: '看看', sections: ['late'] },
      { pile: await this.reports.dueToday(overseen), verb: '看看', sections: ['today'] },
      { pile: await this.reports.toRecheck(overseen), verb: '回头看', sections: ['recheck'] },
      { pile: await this.reports.forwarded(dispatched), verb: '看看', sections: ['forwarded'] },
      { pile: await this.reports.forwarded(above), verb: '办理', sections: ['forwarded', 'waiting'] },
    ];
    return [...watched, ...(await this.villageStacks(dispatched)), own];
  }

  /** Only the village gives out, and looks where the reporter stays silent. */
  private async villageStacks(dispatched: string[]): Promise<Stack[]> {
    if (dispatched.length === 0) return [];
    return [
      { pile: await this.reports.silent(dispatched), verb: '去看看', sections: ['silent'] },
      { pile: await this.reports.toDispatch(dispatched), verb: '派单', sections: ['waiting'] },
    ];
  }

  private async claimItems(me: Caller, scope: readonly VillageRef[]): Promise<Bare[]> {
    const villages = idsWhere(me, 'residency:verify', scope).slice(0, CLAIM_VILLAGES);
    const pages = await Promise.all(villages.map((villageId) => this.claims.waiting(me, villageId, { limit: 20 })));
    return pages.flatMap((page) => page.items).map((claim) => ({
      kind: 'claim' as const, id: claim.residencyId, villageId: claim.village.villageId, photo: null, dueAt: null, verb: '核实', sections: ['waiting'], mayAssign: false,
      title: `${claim.personName} 认领住户`, detail: `${claim.householdLabel} · ${claim.presence === 'away' ? '在外' : '在村'}`,
    }));
  }

  private async roundItems(me: Caller, scope: readonly VillageRef[]): Promise<Bare[]> {
    const scoring = idsWhere(me, 'hygiene:score', scope);
    const publishing = idsWhere(me, 'hygiene:open', scope);
    const rounds = await this.rounds.scoring([...new Set([...scoring, ...publishing])]);
    return rounds.map((round) => {
      const waiting = round.households - round.scored - round.skipped;
      const isTheirs = round.level === 'village';
      const verb = scoring.includes(round.villageId) && waiting > 0 ? '打分' : waiting === 0 && isTheirs ? '公示' : '看看';
      const detail = waiting > 0 ? `还有 ${waiting} 户没打分` : isTheirs ? '都打完了,可以公示' : '都打完了,等上级公示';
      return {
        kind: 'round' as const, id: round.roundId, villageId: round.villageId, title: round.title, detail, photo: null, dueAt: null, verb,
        sections: ['waiting'], mayAssign: false,
      };
    });
  }

  private async withVillage({ villageId, ...item }: Bare): Promise<WorkItem> {
    const { name, townName, countyName } = await this.regions.village(villageId);
    const village: VillageName = { villageId, name, townName, countyName };
    return { ...item, village };
  }
}

const ASSIGNABLE: readonly ReportState[] = ruleOfMove('assign').from;

const reportItems = ({ pile, verb, sections }: Stack, dispatched: ReadonlySet<string>): Bare[] =>
  pile.cards.map((card) => ({
    kind: 'report' as const, id: card.reportId, villageId: card.villageId, title: card.kindName, detail: card.place.label, photo: card.photo,
    dueAt: card.dueAt, verb, sections: [...sections], mayAssign: dispatched.has(card.villageId) && ASSIGNABLE.includes(card.state),
  }));

/** A card lies in every part of the desk it was found in, under its last verb. */
function onceEach(found: readonly Bare[]): Bare[] {
  const once = new Map<string, Bare>();
  for (const item of found) {
    const key = `${item.kind} ${item.id}`;
    once.set(key, { ...item, sections: [...new Set([...(once.get(key)?.sections ?? []), ...item.sections])] });
  }
  return [...once.values()];
}

function countsOf(stacks: readonly Stack[], others: number): Desk['sections'] {
  const has = (section: DeskSection) => section === 'waiting' || stacks.some(({ sections }) => sections.includes(section));
  const inStacks = (section: DeskSection) => stacks.filter(({ sections }) => sections.includes(section)).reduce((sum, { pile }) => sum + pile.count, 0);
  return DESK_SECTIONS.filter(has).map((section) => ({ section, count: inStacks(section) + (section === 'waiting' ? others : 0) }));
}
