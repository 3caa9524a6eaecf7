import type { Migration } from '../core/database/migrations';

/** Households can be split and merged, and points can lapse where a village says so. */
export const closeHousehold: Migration = {
  name: '202611250071-close-household',

  async up(schema) {
    await schema.add('household', (t) => {
      t.time('closed_at').nullable();
      t.ref('merged_into').nullable();
    });
    await schema.create('household_change', (t) => {
      t.id();
      t.ref('village_id');
      t.str('kind', 8);
      t.ref('from_id');
      t.ref('to_id');
      t.int('people');
      t.int('points');
      t.str('reason', 200);
      t.ref('decided_by');
      t.time('at');
      t.index('village_id', 'at', 'id');
    });
    await schema.create('points_expiry_rule', (t) => {
      t.id();
      t.ref('village_id');
      t.int('version');
      t.str('kind', 10);
      t.int('months');
      t.time('from_at');
      t.time('published_at');
      t.ref('published_by');
      t.unique('village_id', 'version');
    });
  },

  async down(schema) {
    await schema.drop('points_expiry_rule');
    await schema.drop('household_change');
    for (const column of ['merged_into', 'closed_at']) await schema.dropColumn('household', column);
  },
};
