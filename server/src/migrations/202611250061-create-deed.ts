import type { Migration } from '../core/database/migrations';

export const createDeed: Migration = {
  name: '202611250061-create-deed',

  async up(schema) {
    await schema.create('deed', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('kind');
      t.str('day', 10);
      t.time('happened_at');
      t.str('words', 100);
      t.json('photo_ids');
      t.str('state', 20);
      t.ref('household_id');
      t.int('group_no');
      t.ref('member_id').nullable();
      t.str('person_name', 20);
      t.ref('sent_by');
      t.time('at');
      t.str('check_state', 20);
      t.ref('decided_by').nullable();
      t.time('decided_at').nullable();
      t.str('reason', 200);
      t.str('sheet_key', 100).nullable();
      t.index('village_id', 'state', 'at', 'id');
      t.index('village_id', 'household_id', 'at', 'id');
      t.index('village_id', 'sent_by', 'at', 'id');
      t.unique('sheet_key');
    });
  },

  down: (schema) => schema.drop('deed'),
};
