import type { Migration } from '../core/database/migrations';

export const createRegion: Migration = {
  name: '202611230005-create-region',

  async up(schema) {
    await schema.create('region', (t) => {
      t.id();
      t.str('code', 12);
      t.str('level', 8);
      t.ref('parent_id').nullable();
      t.str('name', 40);
      t.time('valid_from');
      t.time('valid_until').nullable();
      t.unique('code');
      t.index('level', 'code');
      t.index('parent_id', 'code');
    });
    await schema.create('region_name', (t) => {
      t.id();
      t.ref('region_id');
      t.ref('county_id');
      t.str('name', 40);
      t.str('kind', 8);
      t.str('pinyin', 255);
      t.str('initials', 40);
      t.unique('region_id', 'name');
      t.index('name', 'region_id');
      t.index('pinyin', 'region_id');
      t.index('initials', 'region_id');
    });
  },

  async down(schema) {
    await schema.drop('region_name');
    await schema.drop('region');
  },
};
