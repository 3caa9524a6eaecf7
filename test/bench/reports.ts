import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';

/** A village in which much was reported; the others of the bench stay as they are. */
export const REPORTED_VILLAGE = '421102200216';
export const REPORTS = 2_000;
export const OFFICER_TOKEN = 'bench-officer';
const OFFICER = '01BENCHOFFICER000000000000';
const KINDS = ['litter', 'bin-full', 'lamp', 'water', 'piles', 'drain', 'road', 'burning'];
const STATES = ['submitted', 'accepted', 'assigned', 'fixed', 'closed', 'closed', 'closed', 'closed', 'rejected', 'merged'];
const HOUR_MS = 3_600_000;
const IN_BATCH = 500;

const columns = [
  'id', 'village_id', 'number', 'kind', 'state', 'group_no', 'place_words', 'lat_e6', 'lng_e6', 'description', 'photo_ids', 'after_photo_ids', 'reporter_id',
  'show_name', 'submitted_at', 'due_at', 'state_at', 'ended_at', 'version', 'responded_at', 'fixed_at', 'closed_by', 'hidden_at', 'reopened',
];

/** In this month, so that no figure is of an empty window; each tenth is hidden, each seventh came back once. */
function report(at: number, now: number): unknown[] {
  const state = STATES[at % STATES.length]!;
  const sent = now - (at % 600) * HOUR_MS - at;
  const isOver = state === 'closed' || state === 'rejected' || state === 'merged';
  const fixed = state === 'closed' || state === 'fixed' ? sent + (at % 90) * HOUR_MS : null;
  return [
    `01RE${String(at).padStart(22, '0')}`, REPORTED_VILLAGE, `2611-${at}`, KINDS[at % KINDS.length], state, 1 + (at % 8), '老槐树旁',
    30_520_000 + ((at * 37) % 9_000), 114_910_000 + ((at * 53) % 11_000), '两个桶都满了,袋子放在外面', JSON.stringify([`01PH${String(at % 300).padStart(22, '0')}`]),
    JSON.stringify(fixed ? [`01PH${String(at % 300).padStart(22, '0')}`] : []), OFFICER, 0, sent, sent + 48 * HOUR_MS, fixed ?? sent,
    isOver ? (fixed ?? sent) + HOUR_MS : null, 3, sent + 2 * HOUR_MS, fixed, state === 'closed' ? 'reporter' : null, at % 10 === 0 ? now : null, at % 7 === 0 ? 1 : 0,
  ];
}

/** Straight into the tables, with an officer of the county who may read the figures of all its towns. */
export async function fillReports(db: Connection): Promise<void> {
  const now = Date.now();
  await db.query('INSERT INTO member (id, openid_hash, openid_cipher, nickname, consent_version, follow_count, created_at) VALUES (?, ?, ?, ?, 1, 0, ?)', [OFFICER, 'officer', 'bench', '王主任', now]);
  await db.query('INSERT INTO session (id, token_hash, member_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)', [OFFICER, createHash('sha256').update(OFFICER_TOKEN).digest('hex'), OFFICER, now, now + 30 * 24 * HOUR_MS]);
  await db.query('INSERT INTO appointment SET ?', [{ id: OFFICER, member_id: OFFICER, role: 'county-officer', region_code: REPORTED_VILLAGE.slice(0, 6), since: now, reason: '', live_key: 'bench' }]);
  for (let begin = 0; begin < REPORTS; begin += IN_BATCH) {
    const rows = Array.from({ length: IN_BATCH }, (_, offset) => report(begin + offset, now));
    await db.query(`INSERT INTO report (${columns.join(', ')}) VALUES ?`, [rows]);
  }
  await db.query('ANALYZE TABLE report');
}
