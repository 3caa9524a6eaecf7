import { Injectable } from '@nestjs/common';
import type { VillageName } from '../../../../shared/contract/common';
import type { Checklist, Grade } from '../../../../shared/domain/grades';
import { doorLabel } from '../../../../shared/domain/groups';
import type { VillageRef } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import { refuse } from '../../core/http/refusal';
import { DoorHolds } from '../hygiene/door-holds.service';
import { DoorResults } from '../hygiene/door-results.service';
import { RegionService } from '../region/region.service';
import type { LookScore } from './hygiene-review.entity';

type Row = NonNullable<Awaited<ReturnType<DoorResults['of']>>>;
export type PublishedRound = NonNullable<Awaited<ReturnType<DoorResults['round']>>> & { publishedAt: number; noticeEndsAt: number };
type VillageOfDoor = VillageRef & VillageName;

/** A household's published result, as a review needs it. */
export interface ReviewedDoor {
  doorId: string;
  villageId: string;
  village: VillageOfDoor;
  roundId: string;
  roundTitle: string;
  publishedAt: number;
  noticeEndsAt: number;
  householdId: string;
  /** 三组 12 号 */
  label: string;
  headName: string;
  /** Integer hundredths; null: not scored. */
  total: number | null;
  grade: Grade | null;
  version: number;
  isFinal: boolean;
  checklist: Checklist;
  row: Row;
}

/** Published results, as the hygiene feature keeps them. */
@Injectable()
export class DoorReviews {
  constructor(
    private readonly results: DoorResults,
    private readonly holds: DoorHolds,
    private readonly regions: RegionService,
  ) {}

  /** An unpublished round does not exist here. */
  async round(roundId: string): Promise<{ round: PublishedRound; village: VillageOfDoor }> {
    const round = await this.results.round(roundId);
    const { publishedAt, noticeEndsAt } = round ?? {};
    if (!round || !publishedAt || !noticeEndsAt) return refuse(commonErrors, 'NOT_FOUND');
    const { id, code, name, townName, countyName } = await this.regions.village(round.villageId);
    return { round: { ...round, publishedAt, noticeEndsAt }, village: { id, code, villageId: id, name, townName, countyName } };
  }

  async of(roundId: string, householdId: string): Promise<ReviewedDoor> {
    const { round, village } = await this.round(roundId);
    const row = await this.results.of(roundId, householdId);
    if (!row) return refuse(commonErrors, 'NOT_FOUND');
    return this.describe(round, village, row, await this.results.checklist(round));
  }

  /** Those graded worst, in walking order. */
  async notClean(round: PublishedRound, village: VillageOfDoor): Promise<ReviewedDoor[]> {
    const checklist = await this.results.checklist(round);
    const rows = (await this.results.ofRound(round.id)).filter(({ outcome, grade }) => outcome === 'scored' && grade === 'not-clean');
    return rows.map((row) => this.describe(round, village, row, checklist));
  }

  async cleanest(roundId: string): Promise<Row[]> {
    const rows = (await this.results.ofRound(roundId)).filter(({ outcome, grade }) => outcome === 'scored' && grade === 'cleanest');
    return rows.sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
  }

  async scorersOf({ row }: ReviewedDoor): Promise<string[]> {
    return [...new Set((await this.results.sheetsOf(row)).map(({ inspectorId }) => inspectorId))];
  }

  /** Item by item, of one version of the result: of its correction, else of the sheet that lies nearest to it. */
  async scoresAt({ row }: ReviewedDoor, version: number): Promise<LookScore[]> {
    const corrections = row.version > 1 ? await this.results.versionsOf(row) : [];
    const corrected = corrections.find((one) => one.version === version)?.scores;
    if (corrected) return corrected;
    const published = corrections[0]?.previousTotal ?? row.total ?? 0;
    const away = ({ total }: { total: number }): number => Math.abs(total - published);
    return [...(await this.results.sheetsOf(row))].sort((a, b) => away(a) - away(b))[0]?.scores ?? [];
  }

  /** Its grade does not become final before `release`; false when it is final already, or another version. */
  hold({ roundId, householdId, version }: ReviewedDoor): Promise<boolean> {
    return this.holds.hold({ roundId, householdId, version });
  }

  /** True when the grade became final by it: the round was waiting for this door. */
  release({ roundId, householdId }: ReviewedDoor): Promise<boolean> {
    return this.holds.release({ roundId, householdId });
  }

  private describe(round: PublishedRound, village: VillageOfDoor, row: Row, checklist: Checklist): ReviewedDoor {
    const { id: doorId, villageId, householdId, headName, outcome, total, grade, version, recordTurn } = row;
    const result = outcome === 'scored' ? { total, grade } : { total: null, grade: null };
    return {
      doorId, villageId, village, roundId: round.id, roundTitle: round.title, publishedAt: round.publishedAt, noticeEndsAt: round.noticeEndsAt,
      householdId, label: doorLabel(row.groupNo, row.doorNo), headName, ...result, version, isFinal: recordTurn > 0, checklist, row,
    };
  }
}
