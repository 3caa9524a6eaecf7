import { Injectable } from '@nestjs/common';
import { deltasOf, rangesAbove, type RankDelta, type RankScope, type ScoreChange } from '../../../../shared/domain/ranking';
import type { Rank } from '../../../../shared/domain/standings';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RankBucket } from './ranking.entity';

const ADD = 'UPDATE rank_bucket SET n = n + ? WHERE scope = ? AND quarter = ? AND level = ? AND bucket = ?';
const RANGE = 'scope = ? AND quarter = ? AND level = ? AND bucket BETWEEN ? AND ?';
/**
 * The root knows how many there are; the ranges lie side by side in the key, so this is one short walk along it. Each names the whole
 * key: of `scope` and `quarter` in front of the rest SQLite makes one range of a million nodes.
 */
export const placeSql = (ranges: number): string => `
  SELECT SUM(CASE WHEN level = 0 THEN n ELSE 0 END) AS ranked, SUM(CASE WHEN level > 0 THEN n ELSE 0 END) AS above
  FROM rank_bucket WHERE ${Array.from({ length: ranges }, () => RANGE).join(' OR ')}`;

/** A tree of counts over all scores of a quarter: a place among any number of scores is a handful of reads of neighbouring rows. */
@Injectable()
export class RankIndex {
  constructor(private readonly uow: UnitOfWork) {}

  /** In the unit of work in which the scores change; nodes are taken in one order, so that nobody waits in a circle. */
  async apply(scope: RankScope, quarter: string, changes: readonly ScoreChange[]): Promise<void> {
    for (const delta of deltasOf(scope, changes)) await this.add(scope, quarter, delta);
  }

  /** Equal scores share a place. */
  async rankOf(scope: RankScope, quarter: string, score: number): Promise<Rank> {
    const ranges = [{ level: 0, from: 0, to: 0 }, ...rangesAbove(scope, score)];
    const parameters = ranges.flatMap(({ level, from, to }) => [scope, quarter, level, from, to]);
    const [place] = await this.uow.query<Record<'ranked' | 'above', number | string | null>>(placeSql(ranges.length), parameters);
    return { rank: 1 + Number(place?.above ?? 0), of: Number(place?.ranked ?? 0) };
  }

  private async add(scope: RankScope, quarter: string, { level, bucket, by }: RankDelta): Promise<void> {
    const again = (): Promise<number> => this.uow.execute(ADD, [by, scope, quarter, level, bucket]);
    if ((await again()) === 1) return;
    try {
      await this.uow.repo(RankBucket).insert({ scope, quarter, level, bucket, n: by });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await again();
    }
  }
}
