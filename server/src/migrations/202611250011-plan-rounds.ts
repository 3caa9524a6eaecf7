import type { Migration } from '../core/database/migrations';

export const planRounds: Migration = {
  name: '202611250011-plan-rounds',

  async up(schema) {
    await schema.add('hygiene_round', (t) => t.str('level', 8).default('village'));
    await schema.create('hygiene_team', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('round_id');
      t.int('position');
      t.json('inspector_ids');
      t.json('group_nos');
      t.json('household_ids');
      t.index('village_id', 'round_id');
    });
    await schema.create('hygiene_pool', (t) => {
      t.id('round_id');
      t.id('household_id');
      t.ref('village_id');
    });
    await schema.create('hygiene_kin', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('inspector_id');
      t.ref('household_id');
      t.str('relation', 20);
      t.ref('declared_by');
      t.time('declared_at');
      t.ref('withdrawn_by').nullable();
      t.time('withdrawn_at').nullable();
      t.str('withdrawn_reason', 200).nullable();
      t.index('village_id', 'inspector_id', 'household_id');
    });
  },

  async down(schema) {
    for (const table of ['hygiene_kin', 'hygiene_pool', 'hygiene_team']) await schema.drop(table);
    await schema.dropColumn('hygiene_round', 'level');
  },
};
