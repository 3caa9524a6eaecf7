import type { Migration } from '../core/database/migrations';

export const createRecordObjection: Migration = {
  name: '202611250072-create-record-objection',

  async up(schema) {
    await schema.create('record_objection', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('entry_id');
      t.ref('household_id');
      t.str('household_label', 40);
      t.str('title', 100);
      t.int('points');
      t.ref('author_id');
      t.str('words', 300);
      t.json('photo_ids');
      t.str('check_state', 10);
      t.str('state', 10);
      t.ref('open_key').nullable();
      t.time('filed_at');
      t.time('due_at');
      t.time('decided_at').nullable();
      t.ref('decided_by').nullable();
      t.str('reason', 200);
      t.index('village_id', 'filed_at', 'id');
      t.index('village_id', 'state', 'due_at');
      t.index('entry_id');
      t.unique('open_key');
    });
  },

  async down(schema) {
    await schema.drop('record_objection');
  },
};
