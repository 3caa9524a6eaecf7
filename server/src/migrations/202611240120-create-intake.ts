import type { Migration } from '../core/database/migrations';

export const createIntake: Migration = {
  name: '202611240120-create-intake',

  async up(schema) {
    await schema.create('report_intake', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('report_id');
      t.str('channel', 12);
      t.str('caller_name', 200);
      t.str('caller_phone', 200);
      t.text('heard_words');
      t.bool('consent');
      t.ref('household_id').nullable();
      t.ref('taken_by');
      t.time('taken_at');
      t.unique('report_id');
      t.index('village_id', 'taken_at', 'id');
      t.index('village_id', 'taken_by', 'taken_at', 'id');
    });
  },

  async down(schema) {
    await schema.drop('report_intake');
  },
};
