import type { Migration } from '../core/database/migrations';

export const createHygiene: Migration = {
  name: '202611230080-create-hygiene',

  async up(schema) {
    await schema.create('hygiene_round', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('open_key').nullable();
      t.str('title', 40);
      t.str('state', 10);
      t.str('quarter', 6);
      t.int('checklist_version');
      t.json('group_nos');
      t.int('notice_days');
      t.ref('opened_by');
      t.time('opened_at');
      t.time('last_sheet_at').nullable();
      t.time('published_at').nullable();
      t.time('notice_ends_at').nullable();
      t.time('final_at').nullable();
      t.int('mean_total').nullable();
      t.index('village_id', 'opened_at', 'id');
      t.unique('open_key');
    });
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
      t.unique('round_id', 'household_id');
      t.index('village_id', 'household_id', 'round_id');
    });
  },

  async down(schema) {
    await schema.drop('hygiene_sheet');
    await schema.drop('hygiene_round');
  },
};
