import type { Migration } from '../core/database/migrations';

export const createReportKind: Migration = {
  name: '202611240080-create-report-kind',

  async up(schema) {
    await schema.create('report_kind', (t) => {
      t.id();
      t.str('region_code', 12);
      t.str('kind_id', 20);
      t.int('version');
      t.time('effective_from');
      t.str('live_kind_id', 20).nullable();
      t.str('live_name', 20).nullable();
      t.ref('changed_by');
      t.json('definition');
      t.unique('region_code', 'kind_id', 'version');
      t.unique('region_code', 'live_kind_id');
      t.unique('region_code', 'live_name');
    });
  },

  async down(schema) {
    await schema.drop('report_kind');
  },
};
