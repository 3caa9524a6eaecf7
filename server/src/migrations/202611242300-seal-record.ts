import type { Migration } from '../core/database/migrations';
import type { Schema } from '../core/database/schema';
import { sealable } from '../features/record/record-commitments';
import { keyOf, type Line } from '../features/record/record-entries';
import { MOVEMENTS } from '../../../shared/domain/record-rules';

const PART = 500;
const MOVED = MOVEMENTS.map(() => '?').join(', ');

/** Gives every line that is there its people, its seal and its sums; from now on no line is ever touched. */
export const sealRecord: Migration = {
  name: '202611242300-seal-record',

  async up(schema) {
    await schema.add('record_entry', (t) => {
      t.ref('rule_id').nullable();
      t.str('person_digest', 64).default('');
    });
    await schema.create('record_person', (t) => {
      t.id('entry_id');
      t.ref('village_id');
      t.ref('member_id').nullable();
      t.ref('on_behalf_by').nullable();
      t.ref('actor_id').nullable();
      t.str('salt', 32);
      t.time('at');
      t.index('village_id', 'member_id', 'at', 'entry_id');
    });
    await schema.create('record_seal', (t) => {
      t.id('entry_id');
      t.ref('village_id');
      t.str('salt', 32).nullable();
      t.str('commitment', 64);
      t.int('position').nullable();
      t.unique('village_id', 'position');
    });
    await schema.add('record_holder', (t) => t.int('points').default(0));
    await schema.create('record_quarter', (t) => {
      t.id('village_id');
      t.id('quarter', 6);
      t.id('household_id');
      t.int('group_no');
      t.int('points');
      t.int('acts');
      t.index('village_id', 'quarter', 'points');
    });
    await sealOldLines(schema);
    await sumUp(schema);
    await schema.dropIndex('record_entry', 'village_id', 'member_id', 'at');
    for (const column of ['member_id', 'on_behalf_by', 'actor_id']) await schema.dropColumn('record_entry', column);
  },

  async down(schema) {
    await schema.add('record_entry', (t) => {
      t.ref('member_id').nullable();
      t.ref('on_behalf_by').nullable();
      t.ref('actor_id').nullable();
      t.index('village_id', 'member_id', 'at');
    });
    for (const column of ['member_id', 'on_behalf_by', 'actor_id']) {
      await schema.sql(`UPDATE record_entry SET ${column} = (SELECT p.${column} FROM record_person p WHERE p.entry_id = record_entry.id)`);
    }
    await schema.drop('record_quarter');
    await schema.dropColumn('record_holder', 'points');
    await schema.drop('record_seal');
    await schema.drop('record_person');
    for (const column of ['person_digest', 'rule_id']) await schema.dropColumn('record_entry', column);
  },
};

interface OldLine extends Omit<Line, 'at' | 'writtenAt'> {
  at: number | string;
  writtenAt: number | string;
}

const OLD_LINES = `
  SELECT id, village_id AS villageId, entry_key AS entryKey, phase, act, rule_id AS ruleId, rule_version AS ruleVersion, points, zero_reason AS zeroReason,
    source_kind AS sourceKind, source_id AS sourceId, turn, household_id AS householdId, group_no AS groupNo, member_id AS memberId,
    on_behalf_by AS onBehalfBy, title, detail, at, quarter, written_at AS writtenAt, reversal_of AS reversalOf, reason, actor_id AS actorId
  FROM record_entry WHERE id > ? ORDER BY id LIMIT ${PART}`;

async function sealOldLines(schema: Schema): Promise<void> {
  for (let after = ''; ;) {
    const rows = (await schema.sql(OLD_LINES, [after])) as OldLine[];
    for (const row of rows) await sealLine(schema, { ...row, at: Number(row.at), writtenAt: Number(row.writtenAt) });
    if (rows.length < PART) return;
    after = rows.at(-1)!.id;
  }
}

async function sealLine(schema: Schema, old: Line): Promise<void> {
  const { entry, person, seal } = sealable({ ...old, kind: null, entryKey: newKey(old) });
  await schema.sql('UPDATE record_entry SET entry_key = ?, person_digest = ? WHERE id = ?', [entry.entryKey, entry.personDigest, entry.id]);
  const { entryId, villageId, memberId, onBehalfBy, actorId, salt, at } = person;
  await schema.sql('INSERT INTO record_person (entry_id, village_id, member_id, on_behalf_by, actor_id, salt, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [entryId, villageId, memberId, onBehalfBy, actorId, salt, at]);
  await schema.sql('INSERT INTO record_seal (entry_id, village_id, salt, commitment) VALUES (?, ?, ?, ?)', [entryId, villageId, seal.salt, seal.commitment]);
}

/** A key named its subject, who may be a person; now it tells that only to whoever knows it. */
function newKey({ entryKey, act, sourceId, turn, reversalOf }: Line): string {
  if (reversalOf !== null) return entryKey;
  const subjectId = entryKey.slice(`${act}:${sourceId}:`.length).split(':')[0]!;
  return keyOf({ act, sourceId, subjectId, turn });
}

async function sumUp(schema: Schema): Promise<void> {
  await schema.sql(`
    INSERT INTO record_holder (village_id, holder_id, taken, points)
    SELECT DISTINCT e.village_id, e.household_id, 0, 0 FROM record_entry e
    LEFT JOIN record_holder h ON h.village_id = e.village_id AND h.holder_id = e.household_id WHERE e.household_id IS NOT NULL AND h.holder_id IS NULL`);
  await schema.sql(`
    UPDATE record_holder SET points = COALESCE((
      SELECT SUM(e.points) FROM record_entry e WHERE e.village_id = record_holder.village_id AND e.household_id = record_holder.holder_id), 0)`);
  await schema.sql(`
    INSERT INTO record_quarter (village_id, quarter, household_id, group_no, points, acts)
    SELECT village_id, quarter, household_id, MAX(COALESCE(group_no, 0)), SUM(points), SUM(CASE WHEN reversal_of IS NULL THEN 1 ELSE -1 END)
    FROM record_entry WHERE household_id IS NOT NULL AND act NOT IN (${MOVED}) GROUP BY village_id, quarter, household_id`, [...MOVEMENTS]);
}
