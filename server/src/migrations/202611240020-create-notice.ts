import type { Migration } from '../core/database/migrations';

export const createNotice: Migration = {
  name: '202611240020-create-notice',

  async up(schema) {
    await schema.create('notice', (t) => {
      t.id();
      t.ref('member_id');
      t.str('notice_key', 120);
      t.ref('village_id');
      t.str('template', 40);
      t.str('subject', 60);
      t.json('said');
      t.json('page');
      t.bool('urgent');
      t.time('created_at');
      t.time('read_at').nullable();
      t.str('wechat_state', 12);
      t.str('wechat_msg_id', 32).nullable();
      t.unique('member_id', 'notice_key');
      t.index('member_id', 'created_at', 'id');
      t.index('member_id', 'read_at');
      t.index('member_id', 'wechat_state');
      t.index('created_at');
    });
    await schema.create('notice_credit', (t) => {
      t.id('member_id');
      t.id('form', 20);
      t.int('asked');
      t.int('pushed');
      t.int('spent');
      t.bigint('reset_at');
      t.str('last_push_id', 26).nullable();
    });
    await schema.create('notice_setting', (t) => {
      t.id('member_id');
      t.id('notice_group', 20);
      t.str('channel', 10);
    });
  },

  async down(schema) {
    await schema.drop('notice_setting');
    await schema.drop('notice_credit');
    await schema.drop('notice');
  },
};
