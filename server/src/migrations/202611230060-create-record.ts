import type { Migration } from '../core/database/migrations';

export const createRecord: Migration = {
  name: '202611230060-create-record',

  async up(schema) {
    await schema.create('record_entry', (t) => {
      t.id();
      t.ref('village_id');
      t.str('entry_key', 100);
      t.str('phase', 20);
      t.str('act', 40);
      t.int('rule_version');
      t.int('points');
      t.str('source_kind', 20);
      t.ref('source_id');
      t.ref('household_id').nullable();
      t.int('group_no').nullable();
      t.ref('member_id').nullable();
      t.str('title', 100);
      t.str('detail', 200);
      t.time('at');
      t.str('quarter', 6);
      t.time('written_at');
      t.index('village_id', 'quarter', 'household_id');
      t.index('village_id', 'household_id', 'at', 'id');
      t.unique('entry_key');
    });
  },

  async down(schema) {
    await schema.drop('record_entry');
  },
};
