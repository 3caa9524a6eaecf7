import type { Migration } from '../core/database/migrations';

export const createRedemption: Migration = {
  name: '202611250050-create-redemption',

  async up(schema) {
    await schema.create('redemption_good', (t) => {
      t.id();
      t.ref('village_id');
      t.str('name', 30);
      t.str('unit', 4);
      t.ref('photo_id').nullable();
      t.int('points');
      t.int('stock');
      t.int('held');
      t.int('household_limit').nullable();
      t.int('quarter_limit').nullable();
      t.bool('on_shelf');
      t.str('check_state', 10);
      t.time('created_at');
      t.int('version');
      t.index('village_id', 'created_at', 'id');
    });
    await schema.create('redemption_movement', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('good_id');
      t.str('kind', 12);
      t.int('stock_change');
      t.int('held_change');
      t.int('stock_after');
      t.int('held_after');
      t.ref('order_id').nullable();
      t.str('reason', 200);
      t.ref('actor_id').nullable();
      t.time('at');
      t.index('village_id', 'at', 'id');
      t.index('village_id', 'good_id', 'at', 'id');
    });
    await schema.create('redemption_order', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('good_id');
      t.str('good_name', 30);
      t.str('unit', 4);
      t.int('quantity');
      t.int('points');
      t.ref('household_id');
      t.int('group_no');
      t.ref('member_id').nullable();
      t.ref('helper_id').nullable();
      t.str('code', 8);
      t.str('state', 12);
      t.str('quarter', 6);
      t.time('created_at');
      t.time('fetch_by');
      t.time('handed_at').nullable();
      t.ref('handed_by').nullable();
      t.time('ended_at').nullable();
      t.ref('ended_by').nullable();
      t.str('reason', 200);
      t.unique('village_id', 'code');
      t.index('village_id', 'created_at', 'id');
      t.index('village_id', 'state', 'created_at', 'id');
      t.index('village_id', 'household_id', 'created_at', 'id');
      t.index('village_id', 'helper_id', 'created_at', 'id');
    });
    await schema.create('redemption_tally', (t) => {
      t.id('village_id');
      t.id('quarter', 6);
      t.id('good_id');
      t.id('household_id');
      t.int('taken');
    });
    await schema.create('redemption_quarter', (t) => {
      t.id('village_id');
      t.id('quarter', 6);
      t.int('budget').nullable();
      t.int('spent');
    });
    await schema.create('redemption_setting', (t) => {
      t.id('village_id');
      t.str('place', 40);
      t.json('days');
      t.bool('only_when_open');
      t.int('keep_days');
      t.int('quarter_budget').nullable();
      t.int('version');
    });
  },

  async down(schema) {
    for (const table of ['redemption_setting', 'redemption_quarter', 'redemption_tally', 'redemption_order', 'redemption_movement', 'redemption_good']) {
      await schema.drop(table);
    }
  },
};
