import { householdCode } from '../../../shared/domain/household-code';
import type { Migration } from '../core/database/migrations';
import type { Schema } from '../core/database/schema';

interface Row {
  id: string;
  village_id: string;
}

const ROWS_A_STATEMENT = 200;

export const createHouseholdCode: Migration = {
  name: '202611250030-create-household-code',

  async up(schema) {
    await schema.create('household_code', (t) => {
      t.id('household_id');
      t.ref('village_id');
      t.int('serial');
      t.str('code', 17);
      t.time('printed_at').nullable();
      t.unique('village_id', 'serial');
      t.unique('code');
    });
    await schema.create('household_serial', (t) => {
      t.id('village_id');
      t.int('last_serial');
    });
    for (const villageId of await villagesWithHouseholds(schema)) await giveCodes(schema, villageId);
  },

  async down(schema) {
    await schema.drop('household_serial');
    await schema.drop('household_code');
  },
};

async function villagesWithHouseholds(schema: Schema): Promise<string[]> {
  const rows = (await schema.sql('SELECT DISTINCT village_id FROM household ORDER BY village_id')) as Pick<Row, 'village_id'>[];
  return rows.map(({ village_id }) => village_id);
}

/** In walking order, as new ones get theirs. */
async function giveCodes(schema: Schema, villageId: string): Promise<void> {
  const rows = (await schema.sql('SELECT id FROM household WHERE village_id = ? ORDER BY group_no, door_order, id', [villageId])) as Pick<Row, 'id'>[];
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = rows.slice(from, from + ROWS_A_STATEMENT);
    const values = part.flatMap(({ id }, at) => [id, villageId, from + at + 1, householdCode(villageId, from + at + 1)]);
    await schema.sql(`INSERT INTO household_code (household_id, village_id, serial, code) VALUES ${part.map(() => '(?, ?, ?, ?)').join(', ')}`, values);
  }
  await schema.sql('INSERT INTO household_serial (village_id, last_serial) VALUES (?, ?)', [villageId, rows.length]);
}
