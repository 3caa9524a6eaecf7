import type { Migration } from '../core/database/migrations';

export const createDuty: Migration = {
  name: '202611240050-create-duty',

  async up(schema) {
    await schema.create('duty_line', (t) => {
      t.id();
      t.ref('village_id');
      t.str('line_key', 80);
      t.int('group_no').nullable();
      t.ref('facility_id').nullable();
      t.str('kind_id', 40).nullable();
      t.ref('member_id');
      t.ref('deputy_id').nullable();
      t.int('solve_minutes').nullable();
      t.int('version');
      t.time('changed_at');
      t.unique('village_id', 'line_key');
    });
    await schema.create('duty_table', (t) => {
      t.id('village_id');
      t.int('version');
    });
    await schema.create('duty_absence', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('member_id');
      t.str('from_day', 10);
      t.str('until_day', 10);
      t.str('reason', 10);
      t.ref('created_by');
      t.time('created_at');
      t.index('village_id', 'until_day', 'id');
    });
    await schema.create('duty_week', (t) => {
      t.id();
      t.ref('place_id');
      t.str('week', 7);
      t.json('days');
      t.int('version');
      t.unique('place_id', 'week');
    });
    await schema.create('duty_phone', (t) => {
      t.id('place_id');
      t.str('phone', 20);
      t.str('hours', 40);
      t.int('version');
    });
  },

  async down(schema) {
    for (const table of ['duty_phone', 'duty_week', 'duty_absence', 'duty_table', 'duty_line']) await schema.drop(table);
  },
};
