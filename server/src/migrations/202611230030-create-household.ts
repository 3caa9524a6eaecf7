import type { Migration } from '../core/database/migrations';

export const createHousehold: Migration = {
  name: '202611230030-create-household',

  async up(schema) {
    await schema.create('household', (t) => {
      t.id();
      t.ref('village_id');
      t.int('group_no');
      t.str('door_no', 10);
      t.int('door_order');
      t.str('head_name', 20);
      t.bool('party_member');
      t.bool('welfare');
      t.unique('village_id', 'group_no', 'door_no');
      t.index('village_id', 'group_no', 'door_order');
    });
    await schema.create('household_person', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('household_id');
      t.str('name', 20);
      t.str('relation', 10);
      t.str('presence', 8);
      t.int('position');
      t.unique('village_id', 'household_id', 'name');
    });
    await schema.create('household_register', (t) => {
      t.id('village_id');
      t.int('version');
    });
    await schema.create('household_import', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('uploaded_by');
      t.time('created_at');
      t.str('sha256', 64);
      t.json('preview');
      t.int('base_version');
      t.str('state', 12);
      t.index('village_id', 'created_at');
    });
    await schema.create('household_import_part', (t) => {
      t.id();
      t.ref('import_id');
      t.int('position');
      t.text('content');
      t.index('import_id', 'position');
    });
  },

  async down(schema) {
    for (const table of ['household_import_part', 'household_import', 'household_register', 'household_person', 'household']) await schema.drop(table);
  },
};
