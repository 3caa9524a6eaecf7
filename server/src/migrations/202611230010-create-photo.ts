import type { Migration } from '../core/database/migrations';

export const createPhoto: Migration = {
  name: '202611230010-create-photo',

  async up(schema) {
    await schema.create('photo', (t) => {
      t.id();
      t.ref('village_id').nullable();
      t.ref('owner_id');
      t.str('purpose', 10);
      t.str('subject', 64).nullable();
      t.str('upload_key', 64).nullable();
      t.str('sha256', 64);
      t.int('width');
      t.int('height');
      t.int('bytes');
      t.time('created_at');
      t.time('attached_at').nullable();
      t.index('village_id', 'subject');
      t.unique('owner_id', 'upload_key');
      t.index('attached_at', 'created_at');
    });
    await schema.create('photo_quota', (t) => {
      t.id('id', 40);
      t.int('day');
      t.int('photos');
      t.bigint('bytes');
      t.index('day');
    });
  },

  async down(schema) {
    await schema.drop('photo_quota');
    await schema.drop('photo');
  },
};
