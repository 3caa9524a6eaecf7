import type { Migration } from '../core/database/migrations';

export const createClock: Migration = {
  name: '202611240010-create-clock',

  async up(schema) {
    await schema.create('running_clock', (t) => {
      t.id();
      t.ref('village_id');
      t.str('subject', 60);
      t.str('clock', 20);
      t.str('live_key', 81).nullable();
      t.str('rule_key', 120);
      t.int('limit_minutes');
      t.bool('round_the_clock');
      t.str('state', 10);
      t.time('started_at');
      t.json('pauses');
      t.time('due_at').nullable();
      t.str('rung', 12).nullable();
      t.time('next_ring_at').nullable();
      t.time('ended_at').nullable();
      t.bigint('version');
      t.index('village_id', 'ended_at', 'due_at');
      t.unique('live_key');
      t.index('subject', 'started_at');
      t.index('next_ring_at', 'id');
      t.index('rule_key', 'ended_at', 'id');
    });
    await schema.create('clock_rule', (t) => {
      t.id('rule_key', 120);
      t.int('limit_minutes');
      t.time('changed_at');
    });
    await schema.create('county_hours', (t) => {
      t.id('county_code', 6);
      t.json('hours');
      t.int('town_after_minutes');
      t.int('county_after_minutes');
      t.int('version');
    });
    await schema.create('county_day', (t) => {
      t.id();
      t.str('county_code', 6);
      t.str('day', 10);
      t.str('kind', 4);
      t.str('name', 20);
      t.unique('county_code', 'day');
    });
  },

  async down(schema) {
    await schema.drop('county_day');
    await schema.drop('county_hours');
    await schema.drop('clock_rule');
    await schema.drop('running_clock');
  },
};
