import type { Migration } from '../core/database/migrations';

/** Staff write down an objection that a household brings them by word of mouth: who of it asked is kept beside who wrote. */
export const objectForHousehold: Migration = {
  name: '202611250074-object-for-household',

  async up(schema) {
    await schema.add('record_objection', (t) => {
      t.str('asked_by', 20).nullable();
    });
  },

  async down(schema) {
    await schema.dropColumn('record_objection', 'asked_by');
  },
};
