import type { Migration } from '../core/database/migrations';

export const reverseRecord: Migration = {
  name: '202611240070-reverse-record',

  async up(schema) {
    await schema.add('record_entry', (t) => {
      t.str('zero_reason', 20).nullable();
      t.int('turn').default(1);
      t.ref('on_behalf_by').nullable();
      t.ref('reversal_of').nullable();
      t.str('reason', 200).nullable();
      t.ref('actor_id').nullable();
      t.index('village_id', 'member_id', 'at');
      t.unique('village_id', 'reversal_of');
      t.index('source_id');
    });
    await schema.create('record_holder', (t) => {
      t.id('village_id');
      t.id('holder_id');
      t.int('taken');
    });
  },

  async down(schema) {
    await schema.drop('record_holder');
    await schema.dropIndex('record_entry', 'source_id');
    await schema.dropIndex('record_entry', 'village_id', 'reversal_of');
    await schema.dropIndex('record_entry', 'village_id', 'member_id', 'at');
    for (const column of ['zero_reason', 'turn', 'on_behalf_by', 'reversal_of', 'reason', 'actor_id']) await schema.dropColumn('record_entry', column);
  },
};
