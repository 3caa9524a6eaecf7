import type { Migration } from '../core/database/migrations';

export const createVillageProfile: Migration = {
  name: '202611230050-create-village-profile',

  async up(schema) {
    await schema.create('village_profile', (t) => {
      t.id('village_id');
      t.str('intro', 1000);
      t.ref('cover_photo_id').nullable();
      t.json('boards');
      t.time('updated_at');
    });
  },

  async down(schema) {
    await schema.drop('village_profile');
  },
};
