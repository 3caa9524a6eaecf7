import type { Migration } from '../core/database/migrations';

export const createFacility: Migration = {
  name: '202611240040-create-facility',

  async up(schema) {
    await schema.create('facility', (t) => {
      t.id();
      t.ref('village_id');
      t.str('code', 11);
      t.str('kind', 10);
      t.str('name', 40);
      t.int('group_no').nullable();
      t.str('place_words', 60);
      t.int('lat_e6').nullable();
      t.int('lng_e6').nullable();
      t.int('raw_lat_e6').nullable();
      t.int('raw_lng_e6').nullable();
      t.str('raw_system', 5).nullable();
      t.ref('duty_member_id').nullable();
      t.str('state', 10);
      t.int('version');
      t.time('changed_at');
      t.index('village_id', 'code');
      t.index('village_id', 'lat_e6');
      t.unique('code');
    });
    await schema.create('facility_table', (t) => {
      t.id('village_id');
      t.int('version');
    });
    await schema.create('facility_serial', (t) => {
      t.id('prefix', 6);
      t.int('last_serial');
    });
  },

  async down(schema) {
    await schema.drop('facility_serial');
    await schema.drop('facility_table');
    await schema.drop('facility');
  },
};
