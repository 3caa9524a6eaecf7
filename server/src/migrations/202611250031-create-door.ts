import type { Migration } from '../core/database/migrations';

export const createDoor: Migration = {
  name: '202611250031-create-door',

  async up(schema) {
    await schema.create('door_choice', (t) => {
      t.id('household_id');
      t.ref('village_id');
      t.str('shows', 10);
      t.int('version');
      t.index('village_id', 'household_id');
    });
    await schema.create('door_choice_change', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('household_id');
      t.ref('member_id');
      t.str('shows', 10);
      t.time('at');
      t.index('village_id', 'household_id', 'at');
    });
    await schema.create('door_rule', (t) => {
      t.id('village_id');
      t.str('highest', 10);
      t.int('version');
    });
  },

  async down(schema) {
    for (const table of ['door_rule', 'door_choice_change', 'door_choice']) await schema.drop(table);
  },
};
