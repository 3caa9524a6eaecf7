import type { Migration } from '../core/database/migrations';

/** Keys, heads, checkpoints and tiles of the transparency log, what its recount found, and whom the record has forgotten. */
export const createLog: Migration = {
  name: '202611250040-create-log',

  async up(schema) {
    await schema.create('log_key', (t) => {
      t.id();
      t.str('sealed', 255);
      t.time('created_at');
    });
    await schema.create('log_head', (t) => {
      t.id('village_id');
      t.str('name', 26);
      t.str('origin', 200);
      t.int('number');
      t.int('size');
      t.time('sealed_at');
      t.unique('name');
    });
    await schema.create('log_checkpoint', (t) => {
      t.id('village_id');
      t.number('number');
      t.int('size');
      t.str('root', 64);
      t.text('note');
      t.time('at');
    });
    await schema.create('log_tile', (t) => {
      t.id('village_id');
      t.number('level');
      t.number('place');
      t.int('width');
      t.text('hashes');
    });
    await schema.create('log_audit', (t) => {
      t.id('village_id');
      t.time('at');
      t.int('lines');
      t.int('problems');
      t.json('findings');
    });
    await schema.create('record_erasure', (t) => {
      t.id();
      t.ref('village_id');
      t.text('entry_ids');
      t.time('at');
      t.index('village_id', 'id');
    });
    await schema.add('record_seal', (t) => t.index('position', 'village_id'));
    await schema.add('record_person', (t) => t.index('member_id', 'village_id'));
  },

  async down(schema) {
    await schema.dropIndex('record_person', 'member_id', 'village_id');
    await schema.dropIndex('record_seal', 'position', 'village_id');
    for (const table of ['record_erasure', 'log_audit', 'log_tile', 'log_checkpoint', 'log_head', 'log_key']) await schema.drop(table);
  },
};
