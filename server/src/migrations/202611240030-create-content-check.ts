import type { Migration } from '../core/database/migrations';

export const createContentCheck: Migration = {
  name: '202611240030-create-content-check',

  async up(schema) {
    await schema.create('wechat_push', (t) => {
      t.id();
      t.str('message_key', 190);
      t.str('event', 64);
      t.text('body');
      t.time('received_at');
      t.unique('message_key');
      t.index('received_at');
    });
  },

  async down(schema) {
    await schema.drop('wechat_push');
  },
};
