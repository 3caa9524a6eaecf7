import type { Migration } from '../core/database/migrations';

/** One quota for every kind of upload in place of the photos' own; what was counted today begins anew. */
export const createVoice: Migration = {
  name: '202611240060-create-voice',

  async up(schema) {
    await schema.create('voice', (t) => {
      t.id();
      t.ref('village_id').nullable();
      t.ref('owner_id');
      t.str('subject', 64).nullable();
      t.str('upload_key', 64).nullable();
      t.str('sha256', 64);
      t.str('format', 3);
      t.int('ms');
      t.int('bytes');
      t.str('check_state', 10);
      t.time('created_at');
      t.time('attached_at').nullable();
      t.index('village_id', 'subject');
      t.unique('owner_id', 'upload_key');
      t.index('attached_at', 'created_at');
    });
    await schema.create('upload_quota', (t) => {
      t.id('id', 48);
      t.int('day');
      t.int('files');
      t.bigint('bytes');
      t.index('day');
    });
    await schema.drop('photo_quota');
  },

  async down(schema) {
    await schema.create('photo_quota', (t) => {
      t.id('id', 40);
      t.int('day');
      t.int('photos');
      t.bigint('bytes');
      t.index('day');
    });
    await schema.drop('upload_quota');
    await schema.drop('voice');
  },
};
