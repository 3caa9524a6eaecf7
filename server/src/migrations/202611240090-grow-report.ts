import type { Migration } from '../core/database/migrations';
import type { Schema } from '../core/database/schema';

const COLUMNS = [
  'answers', 'voice_ids', 'facility_id', 'channel', 'check_state', 'hidden_at', 'hidden_reason', 'is_urgent', 'forwarded_to', 'resurface_at',
  'merged_into_id', 'recheck_at', 'relapse_of_id', 'reopened', 'relapses', 'turn', 'followers', 'responded_at', 'fixed_at', 'closed_by',
] as const;

async function growReport(schema: Schema): Promise<void> {
  await schema.add('report', (t) => {
    t.json('answers').nullable();
    t.json('voice_ids').nullable();
    t.ref('facility_id').nullable();
    t.str('channel', 12).default('app');
    t.str('check_state', 10).default('passed');
    t.time('hidden_at').nullable();
    t.str('hidden_reason', 200).nullable();
    t.bool('is_urgent').default(false);
    t.str('forwarded_to', 30).nullable();
    t.time('resurface_at').nullable();
    t.ref('merged_into_id').nullable();
    t.time('recheck_at').nullable();
    t.ref('relapse_of_id').nullable();
    t.int('reopened').default(0);
    t.int('relapses').default(0);
    t.int('turn').default(1);
    t.int('followers').default(0);
    t.time('responded_at').nullable();
    t.time('fixed_at').nullable();
    t.str('closed_by', 10).nullable();
    t.index('village_id', 'facility_id', 'submitted_at');
    t.index('village_id', 'recheck_at');
    t.index('merged_into_id');
  });
}

/** What the life of a report needs beyond the thin one of the first issue. */
export const growReportTables: Migration = {
  name: '202611240090-grow-report',

  async up(schema) {
    await growReport(schema);
    await schema.add('report_step', (t) => void t.str('check_state', 10).default('passed'));
    await schema.create('report_follow', (t) => {
      t.id();
      t.ref('village_id');
      t.ref('report_id');
      t.ref('member_id');
      t.ref('via_report_id').nullable();
      t.time('at');
      t.unique('report_id', 'member_id');
      t.index('member_id', 'at', 'id');
    });
  },

  async down(schema) {
    await schema.drop('report_follow');
    await schema.dropColumn('report_step', 'check_state');
    await schema.dropIndex('report', 'village_id', 'facility_id', 'submitted_at');
    await schema.dropIndex('report', 'village_id', 'recheck_at');
    await schema.dropIndex('report', 'merged_into_id');
    for (const column of COLUMNS) await schema.dropColumn('report', column);
  },
};
