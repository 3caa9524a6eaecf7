import type { Migration } from '../core/database/migrations';

export const createMember: Migration = {
  name: '202611230020-create-member',

  async up(schema) {
    await schema.create('member', (t) => {
      t.id();
      t.str('openid_hash', 64);
      t.str('openid_cipher', 255);
      t.str('nickname', 20);
      t.int('consent_version');
      t.time('consent_at').nullable();
      t.int('follow_count');
      t.time('created_at');
      t.unique('openid_hash');
    });
    await schema.create('session', (t) => {
      t.id();
      t.str('token_hash', 64);
      t.ref('member_id');
      t.time('created_at');
      t.time('expires_at');
      t.time('revoked_at').nullable();
      t.unique('token_hash');
      t.index('member_id');
    });
    await schema.create('follow', (t) => {
      t.id('village_id');
      t.id('member_id');
      t.time('created_at');
      t.index('member_id', 'created_at');
    });
    await schema.create('village_follower_count', (t) => {
      t.id('village_id');
      t.int('followers');
    });
    await schema.create('appointment', (t) => {
      t.id();
      t.ref('member_id');
      t.str('role', 20);
      t.str('region_code', 12);
      t.int('group_no').nullable();
      t.ref('appointed_by').nullable();
      t.time('since');
      t.time('until').nullable();
      t.str('reason', 200);
      t.str('live_key', 64).nullable();
      t.index('member_id');
      t.index('region_code', 'role');
      t.unique('live_key');
    });
    await schema.create('residency', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('household_id');
      t.int('group_no');
      t.str('door_no', 10);
      t.ref('member_id');
      t.ref('person_id').nullable();
      t.str('person_name', 20);
      t.str('presence', 8);
      t.str('state', 10);
      t.time('claimed_at');
      t.time('decided_at').nullable();
      t.ref('decided_by').nullable();
      t.str('reason', 200);
      t.str('live_key', 64).nullable();
      t.index('village_id', 'state', 'claimed_at', 'id');
      t.index('village_id', 'household_id');
      t.index('member_id', 'state');
      t.unique('live_key');
    });
  },

  async down(schema) {
    for (const table of ['residency', 'appointment', 'village_follower_count', 'follow', 'session', 'member']) await schema.drop(table);
  },
};
