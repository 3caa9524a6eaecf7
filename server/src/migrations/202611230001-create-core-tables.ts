import type { Migration } from '../core/database/migrations';

export const createCoreTables: Migration = {
  name: '202611230001-create-core-tables',

  async up(schema) {
    await schema.create('job', (t) => {
      t.id();
      t.str('name', 80);
      t.json('payload');
      t.str('key', 190).nullable();
      t.time('run_at');
      t.int('attempts');
      t.str('owner', 26).nullable();
      t.time('lease_until').nullable();
      t.time('done_at').nullable();
      t.time('failed_at').nullable();
      t.text('last_error').nullable();
      t.unique('key');
      t.index('done_at', 'failed_at', 'run_at');
    });
    await schema.create('idempotency_key', (t) => {
      t.id('id', 190);
      t.str('request_hash', 64);
      t.int('status');
      t.text('response');
      t.time('created_at');
      t.time('expires_at');
      t.index('expires_at');
    });
    await schema.create('audit_entry', (t) => {
      t.id();
      t.time('at');
      t.ref('member_id').nullable();
      t.str('role', 40).nullable();
      t.str('action', 80);
      t.ref('village_id').nullable();
      t.str('subject', 120).nullable();
      t.json('details').nullable();
      t.index('village_id', 'at');
    });
  },

  async down(schema) {
    await schema.drop('audit_entry');
    await schema.drop('idempotency_key');
    await schema.drop('job');
  },
};
