import type { Migration } from '../core/database/migrations';

export const createPost: Migration = {
  name: '202611230040-create-post',

  async up(schema) {
    await schema.create('post', (t) => {
      t.id();
      t.ref('village_id');
      t.str('board', 20);
      t.str('title', 40);
      t.str('excerpt', 80);
      t.text('body');
      t.json('photo_ids');
      t.ref('author_id');
      t.int('pin_slot').nullable();
      t.time('published_at');
      t.time('edited_at').nullable();
      t.time('withdrawn_at').nullable();
      t.str('withdrawn_reason', 200).nullable();
      t.int('version');
      t.index('village_id', 'board', 'published_at', 'id');
      t.index('village_id', 'published_at', 'id');
      t.unique('village_id', 'pin_slot');
    });
  },

  async down(schema) {
    await schema.drop('post');
  },
};
