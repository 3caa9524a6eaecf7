import type { Migration } from '../core/database/migrations';

/** Shown before there was a check, and still. */
const SHOWN_ALREADY = 'passed';
const CHECKED = ['photo', 'post', 'village_profile', 'hygiene_sheet'] as const;

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
    await schema.create('content_check', (t) => {
      t.id();
      t.ref('village_id');
      t.str('subject', 64);
      t.ref('author_id').nullable();
      t.str('scene', 10);
      t.str('state', 10);
      t.str('reason', 300);
      t.time('opened_at');
      t.str('desk', 10).nullable();
      t.time('desk_at');
      t.ref('decided_by').nullable();
      t.time('decided_at').nullable();
      t.str('appeal_words', 300).nullable();
      t.bool('watched');
      t.int('version');
      t.index('village_id', 'desk', 'desk_at', 'id');
      t.index('author_id', 'opened_at', 'id');
      t.unique('subject');
    });
    await schema.create('content_check_part', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('check_id');
      t.str('kind', 10);
      t.str('part_key', 44);
      t.text('content').nullable();
      t.int('position');
      t.str('state', 10);
      t.int('label').nullable();
      t.str('cause', 20).nullable();
      t.str('trace_id', 64).nullable();
      t.time('asked_at').nullable();
      t.int('attempts');
      t.index('village_id', 'check_id');
      t.unique('check_id', 'part_key');
      t.unique('trace_id');
    });
    for (const table of CHECKED) await schema.add(table, (t) => t.str('check_state', 10).default(SHOWN_ALREADY));
  },

  async down(schema) {
    for (const table of [...CHECKED].reverse()) await schema.dropColumn(table, 'check_state');
    await schema.drop('content_check_part');
    await schema.drop('content_check');
    await schema.drop('wechat_push');
  },
};
