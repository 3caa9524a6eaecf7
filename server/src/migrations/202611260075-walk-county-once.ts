import type { Migration } from '../core/database/migrations';

/** A village's places in its town and its county are counted by one walk along one index. */
export const walkCountyOnce: Migration = {
  name: '202611260075-walk-county-once',

  async up(schema) {
    await schema.dropIndex('village_quarter', 'quarter', 'town_code', 'score');
    await schema.dropIndex('village_quarter', 'quarter', 'county_code', 'score');
    await schema.add('village_quarter', (t) => t.index('quarter', 'county_code', 'score', 'town_code'));
  },

  async down(schema) {
    await schema.dropIndex('village_quarter', 'quarter', 'county_code', 'score', 'town_code');
    await schema.add('village_quarter', (t) => {
      t.index('quarter', 'county_code', 'score');
      t.index('quarter', 'town_code', 'score');
    });
  },
};
