import { Injectable } from '@nestjs/common';
import { householdScore, measureOf, type ScoreChange } from '../../../../shared/domain/ranking';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Households } from '../household/households.service';
import { RecordFigures, type HouseholdPoints } from '../record/record-figures.service';
import { RegionService } from '../region/region.service';
import { RankIndex } from './rank-index.service';
import { HouseholdRank, VillageQuarter } from './ranking.entity';

const COUNT_ON = 'UPDATE village_quarter SET counted = counted + 1 WHERE village_id = ? AND quarter = ?';
const NOTHING = { countyCode: '', townCode: '', households: 0, active: 0, acts: 0, points: 0, share: 0, perHousehold: 0, score: null, counted: 1 };
const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

/** Brings a village's place among others up to what its record says now. Repeating it changes nothing. */
@Injectable()
export class RankingCount {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly figures: RecordFigures,
    private readonly index: RankIndex,
  ) {}

  /** Figures, scores and the tree change together or not at all; the village's row is taken first, so two servers never count the same change. */
  async recount(villageId: string, quarter: string): Promise<void> {
    const village = await this.regions.byId(villageId);
    if (!village) return;
    await this.uow.run(async () => {
      await this.take(villageId, quarter);
      const points = await this.figures.quarterPoints(villageId, quarter);
      const ofVillage = await this.countVillage({ villageId, quarter, countyCode: village.code.slice(0, 6), townCode: village.code.slice(0, 9) }, points);
      const ofHouseholds = await this.countHouseholds(villageId, quarter, points);
      await this.index.apply('households', quarter, ofHouseholds);
      await this.index.apply('villages', quarter, [ofVillage]);
    });
  }

  private async take(villageId: string, quarter: string): Promise<void> {
    const again = (): Promise<number> => this.uow.execute(COUNT_ON, [villageId, quarter]);
    if ((await again()) === 1) return;
    try {
      await this.uow.repo(VillageQuarter).insert({ ...NOTHING, villageId, quarter });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await again();
    }
  }

  private async countVillage(place: Pick<VillageQuarter, 'villageId' | 'quarter' | 'countyCode' | 'townCode'>, points: readonly HouseholdPoints[]): Promise<ScoreChange> {
    const { villageId, quarter } = place;
    const before = await this.uow.repo(VillageQuarter).findOneByOrFail({ villageId, quarter });
    const totals = { active: points.length, acts: sum(points.map(({ acts }) => acts)), points: sum(points.map((one) => one.points)) };
    const households = await this.households.count(villageId);
    const measure = measureOf({ households, ...totals });
    const score = points.length > 0 ? measure.score : null;
    await this.uow.repo(VillageQuarter).update({ villageId, quarter }, { ...place, households, ...totals, ...measure, score });
    return { from: before.score, to: score };
  }

  private async countHouseholds(villageId: string, quarter: string, points: readonly HouseholdPoints[]): Promise<ScoreChange[]> {
    const rows = await this.uow.repo(HouseholdRank).findBy({ villageId, quarter });
    const before = new Map(rows.map(({ householdId, score }) => [householdId, score]));
    const now = new Map(points.map((one) => [one.householdId, householdScore(one.points)]));
    const changes: ScoreChange[] = [];
    for (const householdId of new Set([...before.keys(), ...now.keys()])) {
      const change = { from: before.get(householdId) ?? null, to: now.get(householdId) ?? null };
      if (change.from === change.to) continue;
      await this.keep({ villageId, quarter, householdId }, change);
      changes.push(change);
    }
    return changes;
  }

  private async keep(key: Omit<HouseholdRank, 'score'>, { from, to }: ScoreChange): Promise<void> {
    const ranks = this.uow.repo(HouseholdRank);
    if (to === null) await ranks.delete(key);
    else if (from === null) await ranks.insert({ ...key, score: to });
    else await ranks.update(key, { score: to });
  }
}
