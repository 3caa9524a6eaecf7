import { absenceRoutes, dutyRoutes } from '../../shared/contract/duty';
import type { RunningApp } from './app';
import type { Person } from './people';

interface Request {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** What the access matrix asks of duties; a line and an absence of its own each time, for they go with the first that may delete them. */
export function dutyRequests({ api }: RunningApp, villageId: string, { token }: Person, { memberId }: Person): Record<string, () => Request | Promise<Request>> {
  const params = { villageId };
  let groupNo = 50;
  const aLine = async () => (await api.call(dutyRoutes.addLine, { params, body: { groupNo: (groupNo += 1), memberId } }, { token })).lineId;
  const absence = { memberId, fromDay: '2027-01-01', untilDay: '2027-01-02', reason: 'holiday' } as const;
  const anAbsence = async () => (await api.call(absenceRoutes.add, { params, body: absence }, { token })).absenceId;
  const reads = ['dutyRoutes.table', 'dutyRoutes.gaps', 'dutyRoutes.people', 'dutyRoutes.exportTable', 'dutyRoutes.importTable', 'absenceRoutes.list', 'rotaRoutes.today', 'rotaRoutes.weeks'];
  return {
    ...Object.fromEntries(reads.map((name) => [name, () => ({ params })])),
    'dutyRoutes.addLine': () => ({ params, body: { memberId } }),
    'dutyRoutes.editLine': async () => ({ params: { ...params, lineId: await aLine() }, body: { groupNo, memberId, version: 1 } }),
    'dutyRoutes.dropLine': async () => ({ params: { ...params, lineId: await aLine() }, query: { version: 1 } }),
    'absenceRoutes.add': () => ({ params, body: absence }),
    'absenceRoutes.drop': async () => ({ params: { ...params, absenceId: await anAbsence() } }),
    'rotaRoutes.setPhone': () => ({ params, body: { scope: 'village', phone: '12345', hours: '', version: 0 } }),
    'rotaRoutes.setWeek': () => ({ params: { ...params, week: '2026W50' }, body: { scope: 'village', days: Array(7).fill(memberId), version: 0 } }),
  };
}
