import type { Migration } from '../core/database/migrations';
import type { TableBuilder } from '../core/database/schema';

export const createReport: Migration = {
  name: '202611230070-create-report',

  async up(schema) {
    await schema.create('report', (t) => {
      t.id();
      t.ref('village_id');
      t.str('number', 12);
      t.str('kind', 20);
      t.str('state', 20);
      place(t);
      t.str('description', 500);
      t.json('photo_ids');
      t.json('after_photo_ids');
      t.ref('reporter_id');
      t.ref('reporter_household_id').nullable();
      t.int('reporter_group_no').nullable();
      t.bool('show_name');
      t.ref('assignee_id').nullable();
      t.time('submitted_at');
      t.time('due_at');
      t.time('state_at');
      t.time('ended_at').nullable();
      t.int('version');
      t.index('village_id', 'submitted_at', 'id');
      t.index('village_id', 'state', 'due_at');
      t.index('reporter_id', 'submitted_at', 'id');
      t.index('assignee_id', 'state');
    });
    await schema.create('report_step', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('report_id');
      t.time('at');
      t.str('move', 20);
      t.ref('actor_id');
      t.str('words', 100);
      t.str('note', 200);
      t.json('photo_ids');
      t.index('report_id', 'at', 'id');
    });
    await schema.create('report_counter', (t) => {
      t.id('village_id');
      t.id('month', 4);
      t.int('last');
    });
  },

  async down(schema) {
    await schema.drop('report_counter');
    await schema.drop('report_step');
    await schema.drop('report');
  },
};

/** Coordinates in integer microdegrees. */
function place(t: TableBuilder): void {
  t.int('group_no').nullable();
  t.str('place_words', 60);
  t.int('lat_e6').nullable();
  t.int('lng_e6').nullable();
  t.int('raw_lat_e6').nullable();
  t.int('raw_lng_e6').nullable();
  t.str('raw_system', 5).nullable();
}
