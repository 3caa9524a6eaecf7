import type { Migration } from '../core/database/migrations';
import type { Schema } from '../core/database/schema';

export const createHygieneReview: Migration = {
  name: '202611250020-create-hygiene-review',

  async up(schema) {
    await createObjections(schema);
    await createBoards(schema);
    await schema.add('hygiene_door', (t) => t.bool('held').default(false));
  },

  async down(schema) {
    await schema.dropColumn('hygiene_door', 'held');
    for (const table of ['hygiene_board_rule', 'hygiene_improvement', 'hygiene_objection_step', 'hygiene_objection']) await schema.drop(table);
  },
};

async function createObjections(schema: Schema): Promise<void> {
  await schema.create('hygiene_objection', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('round_id');
    t.str('round_title', 40);
    t.ref('door_id');
    t.ref('household_id');
    t.str('household_label', 40);
    t.str('claim_key', 60).nullable();
    t.int('result_version');
    t.int('before_total');
    t.str('before_grade', 20);
    t.json('item_ids');
    t.str('words', 300);
    t.json('photo_ids');
    t.ref('author_id');
    t.bool('on_behalf');
    t.str('check_state', 10);
    t.str('state', 10);
    t.time('filed_at');
    t.time('due_at');
    t.ref('inspector_id').nullable();
    t.json('look_scores').nullable();
    t.int('look_total').nullable();
    t.str('look_grade', 20).nullable();
    t.str('look_note', 200);
    t.str('look_check_state', 10);
    t.time('looked_at').nullable();
    t.ref('decided_by').nullable();
    t.time('decided_at').nullable();
    t.str('reason', 200);
    t.int('version');
    t.unique('claim_key');
    t.index('village_id', 'filed_at', 'id');
    t.index('village_id', 'door_id');
    t.index('inspector_id', 'state');
  });
  await schema.create('hygiene_objection_step', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('objection_id');
    t.str('kind', 10);
    t.ref('actor_id').nullable();
    t.ref('inspector_id').nullable();
    t.str('note', 200);
    t.time('at');
    t.index('village_id', 'objection_id', 'at', 'id');
  });
}

async function createBoards(schema: Schema): Promise<void> {
  await schema.create('hygiene_improvement', (t) => {
    t.id();
    t.ref('village_id');
    t.ref('round_id');
    t.str('round_title', 40);
    t.ref('door_id');
    t.ref('household_id');
    t.str('household_label', 40);
    t.ref('claim_key').nullable();
    t.ref('author_id');
    t.str('words', 200);
    t.json('photo_ids');
    t.str('check_state', 10);
    t.str('state', 10);
    t.time('sent_at');
    t.ref('decided_by').nullable();
    t.time('decided_at').nullable();
    t.str('reason', 200);
    t.unique('claim_key');
    t.index('village_id', 'sent_at', 'id');
    t.index('village_id', 'door_id');
    t.index('village_id', 'round_id', 'state');
  });
  await schema.create('hygiene_board_rule', (t) => {
    t.id();
    t.ref('village_id');
    t.str('mode', 10);
    t.ref('published_by');
    t.time('at');
    t.index('village_id', 'at', 'id');
  });
}
