import type { Migration } from '../core/database/migrations';

export const createRecordRule: Migration = {
  name: '202611250060-create-record-rule',

  async up(schema) {
    await schema.create('record_rule', (t) => {
      t.id();
      t.ref('owner_id');
      t.str('level', 10);
      t.str('act', 40);
      t.ref('kind');
      t.str('name', 12);
      t.int('version');
      t.str('from_day', 10);
      t.time('from_at');
      t.str('mode', 10);
      t.str('phase', 20);
      t.json('points');
      t.json('caps');
      t.json('confirmers');
      t.json('bounds').nullable();
      t.str('reason', 200);
      t.time('published_at');
      t.ref('published_by');
      t.ref('corrects').nullable();
      t.time('withdrawn_at').nullable();
      t.ref('withdrawn_by').nullable();
      t.str('withdrawn_reason', 200).nullable();
      t.unique('owner_id', 'act', 'kind', 'version');
    });
    await schema.add('record_entry', (t) => {
      t.ref('kind').nullable();
      t.index('village_id', 'rule_id', 'at', 'id');
    });
  },

  async down(schema) {
    await schema.dropIndex('record_entry', 'village_id', 'rule_id', 'at', 'id');
    await schema.dropColumn('record_entry', 'kind');
    await schema.drop('record_rule');
  },
};
