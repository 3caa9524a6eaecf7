import type { Migration } from '../core/database/migrations';

export const createChecklist: Migration = {
  name: '202611250000-create-checklist',

  async up(schema) {
    await schema.create('checklist_version', (t) => {
      t.id();
      t.ref('owner_id');
      t.int('version');
      t.str('title', 30);
      t.time('effective_from');
      t.ref('template_id').nullable();
      t.json('definition');
      t.ref('published_by');
      t.time('published_at');
      t.unique('owner_id', 'version');
      t.index('owner_id', 'effective_from', 'id');
    });
    await schema.create('checklist_draft', (t) => {
      t.id('owner_id');
      t.int('revision');
      t.ref('template_id').nullable();
      t.json('definition').nullable();
      t.ref('changed_by');
      t.time('changed_at');
    });
  },

  async down(schema) {
    await schema.drop('checklist_draft');
    await schema.drop('checklist_version');
  },
};
