import { absenceRoutes, dutyRoutes } from '../../../shared/contract/duty';
import { OVERSEERS, VILLAGE_STAFF, type AccessRoom, type Actor, type Requests } from './room';
import type { Things } from './things';

const MANAGERS: Actor[] = [...VILLAGE_STAFF, 'town officer'];

export const dutyRoom: AccessRoom = {
  expectations: {
    'dutyRoutes.table': OVERSEERS,
    'dutyRoutes.gaps': OVERSEERS,
    'dutyRoutes.people': MANAGERS,
    'dutyRoutes.addLine': MANAGERS,
    'dutyRoutes.editLine': MANAGERS,
    'dutyRoutes.dropLine': MANAGERS,
    'dutyRoutes.exportTable': OVERSEERS,
    'dutyRoutes.importTable': MANAGERS,
    'absenceRoutes.list': OVERSEERS,
    'absenceRoutes.add': MANAGERS,
    'absenceRoutes.drop': MANAGERS,
    'rotaRoutes.today': 'everybody',
    'rotaRoutes.weeks': OVERSEERS,
    'rotaRoutes.setPhone': MANAGERS,
    'rotaRoutes.setWeek': MANAGERS,
  },
  requests: dutyRequests,
};

/** A line and an absence of its own each time, for they go with the first that may delete them. */
function dutyRequests({ running: { api }, the, village: params }: Things): Requests {
  const [{ token }, { memberId }] = [the('secretary'), the('cleaner')];
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
