import type { Migration } from '../core/database/migrations';

export const createRanking: Migration = {
  name: '202611250070-create-ranking',

  async up(schema) {
    await schema.create('village_quarter', (t) => {
      t.id('village_id');
      t.id('quarter', 6);
      t.str('county_code', 6);
      t.str('town_code', 9);
      t.int('households');
      t.int('active');
      t.int('acts');
      t.int('points');
      t.int('share');
      t.int('per_household');
      t.int('score').nullable();
      t.int('counted');
      t.index('quarter', 'county_code', 'score');
      t.index('quarter', 'town_code', 'score');
    });
    await schema.create('household_rank', (t) => {
      t.id('village_id');
      t.id('quarter', 6);
      t.id('household_id');
      t.int('score');
    });
    await schema.create('rank_bucket', (t) => {
      t.id('scope', 10);
      t.id('quarter', 6);
      t.number('level');
      t.number('bucket');
      t.int('n');
    });
    await schema.create('rank_cursor', (t) => {
      t.id('id');
      t.str('entry_id', 26);
    });
  },

  async down(schema) {
    for (const table of ['rank_cursor', 'rank_bucket', 'household_rank', 'village_quarter']) await schema.drop(table);
  },
};
