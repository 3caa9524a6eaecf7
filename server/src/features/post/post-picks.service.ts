import { Injectable } from '@nestjs/common';
import type { PostCard } from '../../../../shared/contract/post';
import type { Board } from '../../../../shared/domain/boards';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { PhotoService } from '../photo/photo.service';
import { coversOf, toPostCard, type CardRow } from './post.view';

/** Some posts of a village, newest first. */
export interface Pick {
  villageId: string;
  board?: Board;
  /** Only what is pinned. */
  pinned?: boolean;
  limit: number;
}

interface PickedRow {
  part: number | string;
  id: string;
  village_id: string;
  board: Board;
  title: string;
  excerpt: string;
  photo_ids: string;
  pin_slot: number | null;
  published_at: number | string;
}

const COLUMNS = 'id, village_id, board, title, excerpt, photo_ids, pin_slot, published_at';
/** SQLite joins 500 selects at most. */
const PARTS_AT_MOST = 200;

/** The newest posts of many boards or villages in one statement, each part straight from an index. */
@Injectable()
export class PostPicks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly photos: PhotoService,
  ) {}

  /** One list for each pick, in the same order. */
  async pick(picks: readonly Pick[]): Promise<PostCard[][]> {
    const parts = await this.rows(picks);
    const photos = await this.photos.viewMany(coversOf(parts.flat()));
    return parts.map((part) => part.map((post) => toPostCard(post, photos)));
  }

  private async rows(picks: readonly Pick[]): Promise<CardRow[][]> {
    if (picks.length > PARTS_AT_MOST) throw new RangeError(`At most ${PARTS_AT_MOST} picks at once`);
    const rows = picks.length > 0 ? await this.uow.query<PickedRow>(picks.map(selectOf).join(' UNION ALL '), picks.flatMap(parametersOf)) : [];
    const parts: CardRow[][] = picks.map(() => []);
    for (const row of rows) parts[Number(row.part)]?.push(toCardRow(row));
    return parts.map((part) => part.sort(newestFirst));
  }
}

function selectOf({ board, pinned, limit }: Pick, part: number): string {
  const where = ['village_id = ?', 'withdrawn_at IS NULL', "check_state = 'passed'", ...(board ? ['board = ?'] : []), ...(pinned ? ['pin_slot IS NOT NULL'] : [])];
  const newest = `SELECT ${COLUMNS} FROM post WHERE ${where.join(' AND ')} ORDER BY published_at DESC, id DESC LIMIT ${Math.trunc(limit)}`;
  return `SELECT ${part} AS part, ${COLUMNS} FROM (${newest}) p${part}`;
}

const parametersOf = ({ villageId, board }: Pick): string[] => [villageId, ...(board ? [board] : [])];

const toCardRow = (row: PickedRow): CardRow => ({
  id: row.id, villageId: row.village_id, board: row.board, title: row.title, excerpt: row.excerpt,
  photoIds: JSON.parse(row.photo_ids) as string[], pinSlot: row.pin_slot, publishedAt: Number(row.published_at), checkState: 'passed',
});

/** A union keeps no order. */
const newestFirst = (a: CardRow, b: CardRow): number => b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1);
