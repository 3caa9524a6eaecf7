import { Report } from '../../server/src/features/report/report.entity';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import type { RunningApp } from './app';
import { YANGJIAWAN } from './people';

let rows = 0;

/** A report as it lies in the table: open, passed, public; the rest as given. */
export function aRow(reporterId: string, given: Partial<Report> = {}): Report {
  const at = (rows += 1);
  const submittedAt = given.submittedAt ?? Date.parse('2026-11-23T01:00:00Z');
  return {
    id: `01ROW${String(at).padStart(21, '0')}`, villageId: YANGJIAWAN, number: `2611-${at}`, kind: 'litter', state: 'submitted', groupNo: 3, placeWords: '',
    latE6: null, lngE6: null, rawLatE6: null, rawLngE6: null, rawSystem: null, description: '', photoIds: [], afterPhotoIds: [], reporterId,
    reporterHouseholdId: null, reporterGroupNo: null, showName: false, assigneeId: null, submittedAt, dueAt: submittedAt + 86_400_000, stateAt: submittedAt,
    endedAt: null, version: 1, answers: null, voiceIds: null, facilityId: null, channel: 'app', checkState: 'passed', hiddenAt: null, hiddenReason: null,
    isUrgent: false, forwardedTo: null, resurfaceAt: null, mergedIntoId: null, recheckAt: null, relapseOfId: null, reopened: 0, relapses: 0, turn: 1,
    followers: 0, respondedAt: null, fixedAt: null, closedBy: null, ...given,
  };
}

export async function storeRows({ app }: RunningApp, reports: Report[]): Promise<void> {
  const uow = app.get(UnitOfWork, { strict: false });
  await uow.run(async () => {
    for (let from = 0; from < reports.length; from += 200) await uow.repo(Report).insert(reports.slice(from, from + 200));
  });
}
