import { Injectable } from '@nestjs/common';
import { Brackets, In } from 'typeorm';
import type { VillageName } from '../../../../shared/contract/common';
import type { RoundCard, RoundResults } from '../../../../shared/contract/hygiene';
import type { VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Residencies } from '../member/residencies.service';
import { RegionService } from '../region/region.service';
import { HygieneDoor, HygieneRound } from './hygiene.entity';
import { levelsBelow, maySeeRound } from './hygiene.policy';
import { countsOf, doorsInOrder, toMine, toResults, toRoundCard, type RoundCounts } from './hygiene.view';
import { RoundTeams } from './round-teams.service';

export type VillageOfRound = VillageRef & VillageName;

export interface LoadedRound {
  round: HygieneRound;
  village: VillageOfRound;
}

/** Rounds as staff and the village read them. */
@Injectable()
export class RoundReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly residencies: Residencies,
    private readonly teams: RoundTeams,
  ) {}

  /** An unannounced plan is not there for those it would warn. */
  async load(me: Caller | undefined, roundId: string): Promise<LoadedRound> {
    const round = await this.uow.repo(HygieneRound).findOneBy({ id: roundId });
    const region = round && (await this.regions.village(round.villageId));
    if (!round || !region) return refuse(commonErrors, 'NOT_FOUND');
    const { id, code, name, townName, countyName } = region;
    const village = { id, code, villageId: id, name, townName, countyName };
    const isSecret = round.state === 'planned' && !round.announced;
    const isAssigned = isSecret && me !== undefined && (await this.teams.assigned(me.memberId, id, [roundId])).length > 0;
    return maySeeRound(me, village, round, isAssigned) ? { round, village } : refuse(commonErrors, 'NOT_FOUND');
  }

  async cardOf(roundId: string): Promise<RoundCard> {
    return this.card(await this.uow.repo(HygieneRound).findOneByOrFail({ id: roundId }));
  }

  async card(round: HygieneRound): Promise<RoundCard> {
    return toRoundCard(round, (await this.counts([round.id])).get(round.id) ?? countsOf([]));
  }

  /** Everybody sees what has started and what is announced; how many are scored says nothing about anybody. */
  async ofVillage(me: Caller | undefined, villageId: string, asked: PageAsked): Promise<{ items: RoundCard[]; next: string | null }> {
    const village = await this.regions.village(villageId);
    if (!village) return refuse(commonErrors, 'NOT_FOUND');
    const rounds = this.uow.repo(HygieneRound).createQueryBuilder('round').where({ villageId });
    const assigned = me ? await this.teams.assigned(me.memberId, villageId) : [];
    rounds.andWhere(new Brackets((visible) => {
      visible.where("round.state <> 'planned'").orWhere('round.announced = :yes', { yes: true });
      if (me) visible.orWhere('round.openedBy = :me', { me: me.memberId });
      if (assigned.length > 0) visible.orWhere({ id: In(assigned) });
      const below = me ? levelsBelow(me, village) : [];
      if (below.length > 0) visible.orWhere({ level: In(below) });
    }));
    const { items, next } = await keysetPage(rounds, 'openedAt', asked);
    const counts = await this.counts(items.map((round) => round.id));
    return { items: items.map((round) => toRoundCard(round, counts.get(round.id) ?? countsOf([]))), next };
  }

  async results(me: Caller | undefined, roundId: string): Promise<RoundResults> {
    const { round, village } = await this.load(me, roundId);
    if (round.state === 'planned' || round.state === 'scoring') return refuse(commonErrors, 'NOT_FOUND');
    const doors = await this.doors(roundId);
    const home = me && (await this.residencies.verifiedOf(me.memberId, round.villageId));
    return {
      ...toRoundCard(round, countsOf(doors)),
      ...toResults(round, doors),
      village,
      mine: toMine(home && doors.find((door) => door.householdId === home.householdId)),
    };
  }

  async doors(roundId: string): Promise<HygieneDoor[]> {
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
