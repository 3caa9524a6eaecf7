import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { hangsUntil, modeFor, type BlackBoardMode } from '../../../../shared/domain/black-board';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import type { ReviewedDoor } from './door-reviews.service';
import { HygieneBoardRule, HygieneImprovement } from './hygiene-review.entity';

export interface Mark {
  since: number;
  /** When an improvement photo was accepted. */
  takenAwayAt: number | null;
}

const RULES_AT_MOST = 500;

/** Which doors carry a mark on the black board (黑榜): nothing is stored but the village's rules and the photos that were accepted. */
@Injectable()
export class BoardMarks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The rule for a round that was published then. */
  async modeAt(villageId: string, publishedAt: number): Promise<BlackBoardMode> {
    return modeFor(await this.rules(villageId), publishedAt);
  }

  newestRule(villageId: string): Promise<HygieneBoardRule | null> {
    return this.uow.repo(HygieneBoardRule).findOne({ where: { villageId }, order: { at: 'DESC', id: 'DESC' } });
  }

  /** A mark stays in the household's history when it has been taken away; null when there was none. */
  async of(door: ReviewedDoor): Promise<Mark | null> {
    const mode = await this.modeAt(door.villageId, door.publishedAt);
    if (mode === 'off' || door.grade !== 'not-clean') return null;
    const [taken] = await this.accepted(door.villageId, [door.doorId]);
    return { since: door.publishedAt, takenAwayAt: taken?.decidedAt ?? null };
  }

  hangs({ publishedAt }: Pick<ReviewedDoor, 'publishedAt'>): boolean {
    return this.clock.now() < hangsUntil(publishedAt);
  }

  /** Doors whose mark has been taken away. */
  async takenAway(villageId: string, doorIds: readonly string[]): Promise<Set<string>> {
    return new Set((await this.accepted(villageId, doorIds)).map(({ doorId }) => doorId));
  }

  private async accepted(villageId: string, doorIds: readonly string[]): Promise<HygieneImprovement[]> {
    if (doorIds.length === 0) return [];
    return this.uow.repo(HygieneImprovement).find({ where: { villageId, doorId: In([...doorIds]), state: 'accepted' } });
  }

  private rules(villageId: string): Promise<HygieneBoardRule[]> {
    return this.uow.repo(HygieneBoardRule).find({ where: { villageId }, order: { at: 'DESC', id: 'DESC' }, take: RULES_AT_MOST });
  }
}
