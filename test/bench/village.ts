import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';

export const VILLAGE = '421102200215';
export const POSTS = 20_000;
export const TOKEN = 'bench-token';
const MEMBER = '01BENCHMEMBER0000000000000';
const HOUSEHOLD = '01BENCHHOUSEHOLD0000000000';
const BOARDS = ['profile', 'worthies', 'tourism', 'economy', 'services', 'broadcast', 'nostalgia', 'spokespeople'];

const id = (kind: string, index: number): string => `01${kind}${String(index).padStart(24 - kind.length, '0')}`;
export const photoId = (index: number): string => id('PH', index);

/** Straight into the tables: a busy village with twenty thousand posts, and a resident whose photos wait to be reported. */
export async function fill(db: Connection, photos: number): Promise<void> {
  const now = Date.now();
  await db.query('INSERT INTO member (id, openid_hash, openid_cipher, nickname, consent_version, follow_count, created_at) VALUES (?, ?, ?, ?, 1, 0, ?)', [MEMBER, 'bench', 'bench', '老杨', now]);
  await db.query('INSERT INTO session (id, token_hash, member_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)', [MEMBER, createHash('sha256').update(TOKEN).digest('hex'), MEMBER, now, now + 30 * 86_400_000]);
  await db.query('INSERT INTO household (id, village_id, group_no, door_no, head_name, party_member, welfare, door_order) VALUES (?)', [[HOUSEHOLD, VILLAGE, 3, '12', '老杨', 0, 0, 1200]]);
  await db.query(
    'INSERT INTO residency (id, village_id, household_id, group_no, door_no, member_id, person_name, presence, state, claimed_at, reason, live_key) VALUES (?)',
    [[MEMBER, VILLAGE, HOUSEHOLD, 3, '12', MEMBER, '老杨', 'home', 'verified', now, '', `${VILLAGE}:${MEMBER}`]],
  );
  await inBatches(POSTS, async (rows) => {
    const values = rows.map((at) => [
      id('PO', at), VILLAGE, BOARDS[at % BOARDS.length], `第 ${at} 条村里的事`, '萝卜上了丰收节,邻村都来看'.repeat(3), '今年我村萝卜在区丰收节展出,三天卖了六百斤。'.repeat(20),
      '[]', MEMBER, now - (POSTS - at) * 60_000, 1,
    ]);
    await db.query('INSERT INTO post (id, village_id, board, title, excerpt, body, photo_ids, author_id, published_at, version) VALUES ?', [values]);
  });
  await inBatches(photos, async (rows) => {
    const values = rows.map((at) => [photoId(at), MEMBER, 'report', 'bench', 32, 24, 900, now]);
    await db.query('INSERT INTO photo (id, owner_id, purpose, sha256, width, height, bytes, created_at) VALUES ?', [values]);
  });
  await db.query('ANALYZE TABLE post, photo, report');
}

async function inBatches(count: number, write: (rows: number[]) => Promise<void>): Promise<void> {
  for (let begin = 0; begin < count; begin += 1000) {
    await write(Array.from({ length: Math.min(1000, count - begin) }, (_, offset) => begin + offset));
  }
}
