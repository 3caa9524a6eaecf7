import type { Migration } from '../core/database/migrations';
import type { Schema } from '../core/database/schema';

/** SQLite changes no column in place: a new one takes the words and then the name. */
async function resizeDescription(schema: Schema, length: number): Promise<void> {
  await schema.add('report', (t) => void t.str('description_new', length).default(''));
  await schema.sql(`UPDATE report SET description_new = SUBSTR(description, 1, ${length})`);
  await schema.dropColumn('report', 'description');
  await schema.renameColumn('report', 'description_new', 'description');
}

/** Keys of other systems, what those told of their senders, and room for the standard's 4,000 characters. */
export const createOpen311: Migration = {
  name: '202611240110-create-open311',

  async up(schema) {
    await schema.create('api_key', (t) => {
      t.id();
      t.str('region_code', 12);
      t.str('name', 20);
      t.str('hint', 4);
      t.str('key_hash', 64);
      t.ref('member_id');
      t.ref('created_by');
      t.time('created_at');
      t.time('revoked_at').nullable();
      t.unique('key_hash');
      t.index('region_code', 'created_at', 'id');
    });
    await schema.create('open311_sender', (t) => {
      t.id('report_id');
      t.ref('village_id');
      t.ref('key_id');
      t.text('sealed').nullable();
      t.time('at');
      t.index('village_id', 'report_id');
    });
    await resizeDescription(schema, 4700);
  },

  async down(schema) {
    await resizeDescription(schema, 500);
    await schema.drop('open311_sender');
    await schema.drop('api_key');
  },
};
