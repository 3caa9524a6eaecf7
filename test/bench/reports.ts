import { createHash } from 'node:crypto';
import type { Row, Writer } from './writer';

/** A village in which much was reported; the others of the bench stay as they are. */
export const REPORTED_VILLAGE = '421102200216';
export const REPORTS = 2_000;
export const FACILITIES = 300;
/** Reports lie in these last days. */
export const REPORTED_DAYS = 25;
export const RESIDENT_TOKEN = 'bench-resident';
export const SECRETARY_TOKEN = 'bench-secretary';
export const OFFICER_TOKEN = 'bench-officer';
const RESIDENT = '01BENCHRESIDENT00000000000';
const SECRETARY = '01BENCHSECRETARY0000000000';
const OFFICER = '01BENCHOFFICER000000000000';
const people: [id: string, token: string, nickname: string, office?: [role: string, region: string]][] = [
  [RESIDENT, RESIDENT_TOKEN, '老刘'],
  [SECRETARY, SECRETARY_TOKEN, '周书记', ['secretary', REPORTED_VILLAGE]],
  [OFFICER, OFFICER_TOKEN, '王主任', ['county-officer', REPORTED_VILLAGE.slice(0, 6)]],
];

const KINDS = ['litter', 'bin-full', 'lamp', 'water', 'piles', 'drain', 'road', 'burning'];
const FACILITY_KINDS = ['bin', 'pit', 'lamp', 'toilet', 'river'];
const STATES = ['submitted', 'accepted', 'assigned', 'fixed', 'closed', 'closed', 'closed', 'forwarded', 'rejected', 'merged'];
const ENDED = ['closed', 'rejected', 'merged'];
const MOVES = ['submit', 'accept', 'assign', 'fix', 'confirm'];
const PHOTOS = 300;
const HOUR_MS = 3_600_000;

const id = (kind: string, at: number): string => `01${kind}${String(at).padStart(24 - kind.length, '0')}`;
export const reportId = (at: number): string => id('RE', at);
const photoId = (at: number): string => id('RP', at % PHOTOS);
const upTo = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** When what happened to it; each tenth was merged into its neighbour, each seventh came back once. */
function life(at: number, now: number) {
  const state = STATES[at % STATES.length]!;
  const sent = now - (at % (REPORTED_DAYS * 24)) * HOUR_MS - at;
  const fixed = state === 'closed' || state === 'fixed' ? Math.min(now, sent + (at % 90) * HOUR_MS) : null;
  const ended = ENDED.includes(state) ? (fixed ?? sent) + HOUR_MS : null;
  const only = <T>(when: string, value: T): T | null => (state === when ? value : null);
  return {
    state, submitted_at: sent, due_at: sent + 48 * HOUR_MS, state_at: fixed ?? sent, ended_at: ended, fixed_at: fixed, reopened: at % 7 === 0 ? 1 : 0,
    responded_at: state === 'submitted' ? null : sent + 2 * HOUR_MS, closed_by: only('closed', 'reporter'), assignee_id: only('assigned', SECRETARY),
    forwarded_to: only('forwarded', '县住建局'), merged_into_id: only('merged', reportId(at - 1)), recheck_at: only('closed', sent + 168 * HOUR_MS),
  };
}

/** Each fifteenth without a point, each fourth at a facility. */
function place(at: number): Row {
  const point = at % 15 === 0 ? { lat_e6: null, lng_e6: null } : { lat_e6: 30_520_000 + ((at * 37) % 9_000), lng_e6: 114_910_000 + ((at * 53) % 11_000) };
  return { village_id: REPORTED_VILLAGE, group_no: at % 9 || null, place_words: '老槐树旁', facility_id: at % 4 === 0 ? id('FA', at % FACILITIES) : null, ...point };
}

/** Each twelfth was taken down, each 25th is the relapse of an older one. */
function report(at: number, now: number): Row & { submitted_at: number } {
  const lived = life(at, now);
  return {
    id: reportId(at), number: `2611-${at}`, kind: KINDS[at % KINDS.length]!, description: '两个桶都满了,袋子放在外面,已经有三天没有人来收,天热味道大',
    photo_ids: JSON.stringify([photoId(at), photoId(at + 1)]), after_photo_ids: JSON.stringify(lived.fixed_at ? [photoId(at + 2)] : []),
    reporter_id: RESIDENT, show_name: 0, version: 3, hidden_at: at % 12 === 5 ? now : null, is_urgent: at % 20 === 0 ? 1 : 0, followers: at % 3,
    relapse_of_id: at % 25 === 4 && at + 30 < REPORTS ? reportId(at + 30) : null, relapses: at % 40 === 4 ? 1 : 0, ...place(at), ...lived,
  };
}

const steps = (at: number, sent: number): Row[] => MOVES.slice(0, 1 + (at % MOVES.length)).map((move, step) => ({
  id: id('ST', at * MOVES.length + step), village_id: REPORTED_VILLAGE, report_id: reportId(at), at: sent + step * HOUR_MS, move,
  actor_id: step === 0 ? RESIDENT : SECRETARY, words: '已派给周书记', note: step === 3 ? '清走了,桶也洗了' : '', photo_ids: JSON.stringify(step === 3 ? [photoId(at + 2)] : []),
}));

const clocks = (at: number, sent: number): Row[] => ['accept', 'respond', 'solve'].map((clock, which) => {
  const runs = at % STATES.length < 3;
  return {
    id: id('CL', at * 3 + which), village_id: REPORTED_VILLAGE, subject: `report:${reportId(at)}`, clock, live_key: runs ? `report:${reportId(at)}/${clock}` : null,
    rule_key: `kind:421102:${KINDS[at % KINDS.length]}:${clock}`, limit_minutes: 480, round_the_clock: 0, state: runs ? 'running' : 'met', started_at: sent, pauses: '[]',
    due_at: sent + 48 * HOUR_MS, next_ring_at: runs ? sent + 48 * HOUR_MS : null, ended_at: runs ? null : sent + 2 * HOUR_MS, version: 1,
  };
});

const facility = (at: number, now: number): Row => ({
  id: id('FA', at), village_id: REPORTED_VILLAGE, code: `4211020${String(at).padStart(4, '0')}`, kind: FACILITY_KINDS[at % FACILITY_KINDS.length]!, name: `${at} 号桶`, group_no: 1 + (at % 8),
  place_words: '村口', lat_e6: 30_520_000 + at * 31, lng_e6: 114_910_000 + at * 29, state: at % 30 === 0 ? 'out-of-use' : 'in-use', version: 1, changed_at: now,
});

/** Straight into the tables, with a resident, the village's secretary and an officer of the county who may read the figures of all its towns. */
export async function fillReports(db: Writer): Promise<void> {
  const now = Date.now();
  await db.insert('member', people.map(([member, token, nickname]) =>
    ({ id: member, openid_hash: token, openid_cipher: 'bench', nickname, consent_version: 1, follow_count: 0, created_at: now })));
  await db.insert('session', people.map(([member, token]) =>
    ({ id: member, token_hash: createHash('sha256').update(token).digest('hex'), member_id: member, created_at: now, expires_at: now + 720 * HOUR_MS })));
  await db.insert('appointment', people.flatMap(([member, , , office]) =>
    (office ? [{ id: member, member_id: member, role: office[0], region_code: office[1], since: now, reason: '', live_key: member }] : [])));
  await db.insert('photo', upTo(PHOTOS, (at) =>
    ({ id: photoId(at), owner_id: RESIDENT, purpose: 'report', sha256: 'bench', width: 1600, height: 1200, bytes: 300_000, created_at: now })));
  await db.insert('facility', upTo(FACILITIES, (at) => facility(at, now)));
  const reports = upTo(REPORTS, (at) => report(at, now));
  await db.insert('report', reports);
  await db.insert('report_step', reports.flatMap((row, at) => steps(at, row.submitted_at)));
  await db.insert('running_clock', reports.flatMap((row, at) => clocks(at, row.submitted_at)));
  await db.analyze(['report', 'report_step', 'running_clock', 'facility', 'photo']);
}
