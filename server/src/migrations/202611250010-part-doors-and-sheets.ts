import type { Migration } from '../core/database/migrations';
import type { Schema } from '../core/database/schema';

const KEPT = 'hygiene_sheet_before';

/** Where there was one row a household in a round, there is now a door with its result, and the sheets and visits it comes from. */
export const partDoorsAndSheets: Migration = {
  name: '202611250010-part-doors-and-sheets',

  async up(schema) {
    await growRound(schema);
    await schema.sql(`CREATE TABLE ${KEPT} AS SELECT * FROM hygiene_sheet`);
    await schema.drop('hygiene_sheet');
    await createDoors(schema);
    await createSheets(schema);
    await createVisits(schema);
    await moveRows(schema);
    await schema.drop(KEPT);
  },

  async down(schema) {
    await schema.sql(`CREATE TABLE ${KEPT} AS SELECT ${BEFORE} FROM hygiene_door d
      LEFT JOIN hygiene_sheet s ON s.id = (SELECT MIN(one.id) FROM hygiene_sheet one WHERE one.door_id = d.id)
      LEFT JOIN hygiene_visit v ON v.id = (SELECT MAX(one.id) FROM hygiene_visit one WHERE one.door_id = d.id)`);
    for (const table of ['hygiene_visit', 'hygiene_sheet_version', 'hygiene_sheet', 'hygiene_door_version', 'hygiene_door']) await schema.drop(table);
    await createBefore(schema);
    await schema.sql(`INSERT INTO hygiene_sheet (${BEFORE_COLUMNS}) SELECT ${BEFORE_COLUMNS} FROM ${KEPT}`);
    await schema.drop(KEPT);
    for (const column of ['sheets_per_household', 'starts_at', 'announced', 'sample_size', 'sample_seed', 'scope', 'checklist_id']) {
      await schema.dropColumn('hygiene_round', column);
    }
  },
};

async function growRound(schema: Schema): Promise<void> {
  await schema.add('hygiene_round', (t) => {
    t.ref('checklist_id').nullable();
    t.str('scope', 10).default('village');
    t.str('sample_seed', 64).nullable();
    t.int('sample_size').nullable();
    t.bool('announced').default(true);
    t.time('starts_at').nullable();
    t.int('sheets_per_household').default(1);
  });
  await schema.sql(`UPDATE hygiene_round SET scope = 'groups' WHERE group_nos <> '[]'`);
}

async function createDoors(schema: Schema): Promise<void> {
  await schema.create('hygiene_door', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('round_id');
    t.ref('household_id');
    t.int('group_no');
    t.str('door_no', 8);
    t.str('head_name', 20);
    t.bool('party_member');
    t.str('outcome', 10);
    t.str('skip_reason', 20).nullable();
    t.int('total').nullable();
    t.int('spread').nullable();
    t.int('sheets');
    t.int('visits');
    t.str('grade', 20).nullable();
    t.int('version');
    t.int('record_turn');
    t.unique('round_id', 'household_id');
    t.index('village_id', 'household_id', 'round_id');
  });
  await schema.create('hygiene_door_version', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('door_id');
    t.int('version');
    t.int('total');
    t.str('grade', 20);
    t.json('scores').nullable();
    t.int('previous_total').nullable();
    t.str('previous_grade', 20).nullable();
    t.str('reason', 200);
    t.ref('actor_id');
    t.time('at');
    t.unique('door_id', 'version');
  });
}

async function createSheets(schema: Schema): Promise<void> {
  await schema.create('hygiene_sheet', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('round_id');
    t.ref('household_id');
    t.ref('door_id');
    t.ref('slot');
    t.ref('inspector_id');
    t.str('client_key', 64);
    t.json('scores');
    t.str('note', 200);
    t.int('total');
    t.str('grade', 20);
    t.time('scored_at');
    t.time('received_at');
    t.int('lat').nullable();
    t.int('lng').nullable();
    t.str('check_state', 10);
    t.int('version');
    t.unique('door_id', 'slot');
    t.unique('village_id', 'client_key');
    t.index('village_id', 'round_id', 'household_id');
  });
  await schema.create('hygiene_sheet_version', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('sheet_id');
    t.int('version');
    t.ref('inspector_id');
    t.str('client_key', 64);
    t.json('scores');
    t.str('note', 200);
    t.int('total');
    t.str('grade', 20);
    t.time('scored_at');
    t.time('received_at');
    t.ref('replaced_by');
    t.time('replaced_at');
    t.unique('sheet_id', 'version');
    t.index('village_id', 'client_key');
  });
}

async function createVisits(schema: Schema): Promise<void> {
  await schema.create('hygiene_visit', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('round_id');
    t.ref('door_id');
    t.ref('inspector_id');
    t.str('client_key', 64);
    t.str('reason', 20);
    t.str('note', 200);
    t.time('at');
    t.time('received_at');
    t.int('lat').nullable();
    t.int('lng').nullable();
    t.str('check_state', 10);
    t.unique('village_id', 'client_key');
    t.index('village_id', 'door_id', 'at');
  });
}

/** A sheet or visit keeps the row's id: photos and checks are about it. */
async function moveRows(schema: Schema): Promise<void> {
  await schema.sql(`INSERT INTO hygiene_door (id, village_id, round_id, household_id, group_no, door_no, head_name, party_member, outcome, skip_reason,
      total, spread, sheets, visits, grade, version, record_turn)
    SELECT s.id, s.village_id, s.round_id, s.household_id, s.group_no, s.door_no, s.head_name, COALESCE(h.party_member, 0), s.outcome, s.skip_reason,
      s.total, CASE s.outcome WHEN 'scored' THEN 0 END, CASE s.outcome WHEN 'scored' THEN 1 ELSE 0 END, CASE s.outcome WHEN 'skipped' THEN 1 ELSE 0 END, s.grade,
      CASE r.state WHEN 'scoring' THEN 0 ELSE 1 END, CASE WHEN r.state = 'final' AND s.outcome = 'scored' THEN 1 ELSE 0 END
    FROM ${KEPT} s JOIN hygiene_round r ON r.id = s.round_id LEFT JOIN household h ON h.id = s.household_id`);
  await schema.sql(`INSERT INTO hygiene_sheet (id, village_id, round_id, household_id, door_id, slot, inspector_id, client_key, scores, note, total, grade,
      scored_at, received_at, check_state, version)
    SELECT id, village_id, round_id, household_id, id, inspector_id, inspector_id, id, scores, note, total, grade, scored_at, scored_at, check_state, version
    FROM ${KEPT} WHERE outcome = 'scored'`);
  await schema.sql(`INSERT INTO hygiene_visit (id, village_id, round_id, door_id, inspector_id, client_key, reason, note, at, received_at, check_state)
    SELECT id, village_id, round_id, id, inspector_id, id, skip_reason, note, scored_at, scored_at, check_state FROM ${KEPT} WHERE outcome = 'skipped'`);
}

const BEFORE_COLUMNS = `id, village_id, round_id, household_id, group_no, door_no, head_name, outcome, skip_reason, scores, total, grade, inspector_id, note,
  scored_at, version, check_state`;
const BEFORE = `d.id AS id, d.village_id AS village_id, d.round_id AS round_id, d.household_id AS household_id, d.group_no AS group_no, d.door_no AS door_no,
  d.head_name AS head_name, d.outcome AS outcome, d.skip_reason AS skip_reason, COALESCE(s.scores, '[]') AS scores, d.total AS total, d.grade AS grade,
  COALESCE(s.inspector_id, v.inspector_id) AS inspector_id, COALESCE(s.note, v.note, '') AS note, COALESCE(s.scored_at, v.at) AS scored_at,
  COALESCE(s.version, d.visits) AS version, COALESCE(s.check_state, v.check_state, 'passed') AS check_state`;

async function createBefore(schema: Schema): Promise<void> {
  await schema.create('hygiene_sheet', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('round_id');
    t.ref('household_id');
    t.int('group_no');
    t.str('door_no', 8);
    t.str('head_name', 20);
    t.str('outcome', 10);
    t.str('skip_reason', 20).nullable();
    t.json('scores');
    t.int('total').nullable();
    t.str('grade', 20).nullable();
    t.ref('inspector_id').nullable();
    t.str('note', 200);
    t.time('scored_at').nullable();
    t.int('version');
    t.str('check_state', 10).default('passed');
    t.unique('round_id', 'household_id');
    t.index('village_id', 'household_id', 'round_id');
  });
}
