import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { VillageName } from '../../../../shared/contract/common';
import type { RoundCard, RoundResults, RoundWork } from '../../../../shared/contract/hygiene';
import { mayIn, type VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { toChecklistView } from '../checklist/checklist-in-full';
import { Residencies } from '../member/residencies.service';
import { RegionService } from '../region/region.service';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { assertMayWork } from './hygiene.policy';
import { countsOf, doorsInOrder, toMine, toResults, toRoundCard, toWorkHousehold, type RoundCounts } from './hygiene.view';
import { RoundChecklists } from './round-checklists.service';

export type VillageOfRound = VillageRef & VillageName;

/** Rounds as inspectors, staff and the village read them. */
@Injectable()
export class RoundReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly residencies: Residencies,
    private readonly checklists: RoundChecklists,
  ) {}

  async load(roundId: string): Promise<{ round: HygieneRound; village: VillageOfRound }> {
    const round = await this.uow.repo(HygieneRound).findOneBy({ id: roundId });
    const village = round && (await this.regions.village(round.villageId));
    if (!round || !village) return refuse(commonErrors, 'NOT_FOUND');
    const { id, code, name, townName, countyName } = village;
    return { round, village: { id, code, villageId: id, name, townName, countyName } };
  }

  async card(round: HygieneRound): Promise<RoundCard> {
    return toRoundCard(round, (await this.counts([round.id])).get(round.id) ?? countsOf([]));
  }

  /** Staff also see the round that is being scored; the village sees published ones. */
  async ofVillage(me: Caller | undefined, villageId: string, asked: PageAsked): Promise<{ items: RoundCard[]; next: string | null }> {
    const village = await this.regions.village(villageId);
    if (!village) return refuse(commonErrors, 'NOT_FOUND');
    const insider = me !== undefined && mayIn(me.standing, 'hygiene:oversee', village);
    const where = insider ? { villageId } : { villageId, state: In(['notice', 'final']) };
    const { items, next } = await keysetPage(this.uow.repo(HygieneRound).createQueryBuilder('round').where(where), 'openedAt', asked);
    const counts = await this.counts(items.map((round) => round.id));
    return { items: items.map((round) => toRoundCard(round, counts.get(round.id) ?? countsOf([]))), next };
  }

  async work(me: Caller, roundId: string): Promise<RoundWork> {
    const { round, village } = await this.load(roundId);
    assertMayWork(me, village);
    const doors = await this.doors(roundId);
    const home = await this.residencies.verifiedOf(me.memberId, round.villageId);
    return {
      ...toRoundCard(round, countsOf(doors)),
      village,
      checklist: toChecklistView(await this.checklists.of(round)),
      items: doors.map((door) => toWorkHousehold(door, home?.householdId)),
      mayScore: round.state === 'scoring' && mayIn(me.standing, 'hygiene:score', village),
      mayPublish: round.state === 'scoring' && mayIn(me.standing, 'hygiene:open', village),
    };
  }

  async results(me: Caller | undefined, roundId: string): Promise<RoundResults> {
    const { round, village } = await this.load(roundId);
    if (round.state === 'scoring') return refuse(commonErrors, 'NOT_FOUND');
    const doors = await this.doors(roundId);
    const home = me && (await this.residencies.verifiedOf(me.memberId, round.villageId));
    return {
      ...toRoundCard(round, countsOf(doors)),
      ...toResults(round, doors),
      village,
      mine: toMine(home && doors.find((door) => door.householdId === home.householdId)),
    };
  }

  private async doors(roundId: string): Promise<HygieneDoor[]> {
    return doorsInOrder(await this.uow.repo(HygieneDoor).find({ where: { roundId }, take: 5000 }));
  }

  private async counts(roundIds: string[]): Promise<Map<string, RoundCounts>> {
    if (roundIds.length === 0) return new Map();
    const rows = await this.uow.repo(HygieneDoor).createQueryBuilder('door')
      .select('door.roundId', 'roundId').addSelect('door.outcome', 'outcome').addSelect('COUNT(*)', 'households')
      .where({ roundId: In(roundIds) }).groupBy('door.roundId').addGroupBy('door.outcome')
      .getRawMany<{ roundId: string; outcome: string; households: number | string }>();
    return new Map(roundIds.map((id) => [id, toCounts(rows.filter((row) => row.roundId === id))]));
  }
}

function toCounts(rows: { outcome: string; households: number | string }[]): RoundCounts {
  const having = (outcome: string): number => Number(rows.find((row) => row.outcome === outcome)?.households ?? 0);
  return { households: rows.reduce((total, row) => total + Number(row.households), 0), scored: having('scored'), skipped: having('skipped') };
}
