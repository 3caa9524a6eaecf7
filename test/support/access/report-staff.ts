import { OVERSEERS, STAFF, SUPERVISORS, VILLAGE_STAFF, type AccessRoom } from './room';
import { photosBy } from './things';

/** The desk's and the workers' moves on a report, and the workbench. */
export const reportStaffRoom: AccessRoom = {
  expectations: {
    'reportStaffRoutes.workers': VILLAGE_STAFF,
    'reportStaffRoutes.accept': VILLAGE_STAFF,
    'reportStaffRoutes.reject': VILLAGE_STAFF,
    'reportStaffRoutes.assign': VILLAGE_STAFF,
    'reportStaffRoutes.assignMany': VILLAGE_STAFF,
    'reportStaffRoutes.handBack': ['cleaner'],
    'reportStaffRoutes.partlyFix': ['cleaner'],
    'reportStaffRoutes.fix': ['cleaner'],
    'reportStaffRoutes.close': VILLAGE_STAFF,
    'reportStaffRoutes.defer': VILLAGE_STAFF,
    'reportStaffRoutes.resurface': VILLAGE_STAFF,
    'reportStaffRoutes.merge': VILLAGE_STAFF,
    'reportStaffRoutes.unmerge': VILLAGE_STAFF,
    'reportStaffRoutes.forward': VILLAGE_STAFF,
    'reportStaffRoutes.giveBack': OVERSEERS,
    'reportStaffRoutes.settle': SUPERVISORS,
    'reportStaffRoutes.falsify': OVERSEERS,
    'reportStaffRoutes.recheck': OVERSEERS,
    'reportStaffRoutes.hide': OVERSEERS,
    'reportStaffRoutes.show': OVERSEERS,
    'workbenchRoutes.day': STAFF,
    'workbenchRoutes.read': STAFF,
  },
  requests: (things) => {
    const { village, the, report, fixed, closed, spare } = things;
    const [onReport, onFixed, onClosed, onHidden] = [report, fixed, closed, spare].map(({ reportId }) => ({ params: { reportId } }));
    const workerId = the('cleaner').memberId;
    const why = { note: '不归村里管' };
    return {
      'reportStaffRoutes.workers': () => ({ params: village }),
      'reportStaffRoutes.accept': () => ({ ...onReport, body: {} }),
      'reportStaffRoutes.reject': () => ({ ...onClosed, body: why }),
      'reportStaffRoutes.assign': () => ({ ...onReport, body: { workerId } }),
      'reportStaffRoutes.assignMany': () => ({ params: village, body: { reportIds: [report.reportId], workerId } }),
      'reportStaffRoutes.handBack': () => ({ ...onFixed, body: why }),
      'reportStaffRoutes.partlyFix': async (who) => ({ ...onFixed, body: { note: '还差一点', photoIds: await photosBy(things, who) } }),
      'reportStaffRoutes.fix': async (who) => ({ ...onFixed, body: { photoIds: await photosBy(things, who) } }),
      'reportStaffRoutes.close': () => ({ ...onFixed, body: { note: '看过了' } }),
      'reportStaffRoutes.defer': () => ({ ...onReport, body: { note: '冬天再办', until: '2026-12-20' } }),
      'reportStaffRoutes.resurface': () => ({ ...onReport, body: {} }),
      'reportStaffRoutes.merge': () => ({ ...onReport, body: { intoId: fixed.reportId } }),
      'reportStaffRoutes.unmerge': () => ({ ...onReport, body: why }),
      'reportStaffRoutes.forward': () => ({ ...onReport, body: { to: '县住建局', ...why } }),
      'reportStaffRoutes.giveBack': () => ({ ...onReport, body: why }),
      'reportStaffRoutes.settle': async (who) => ({ ...onFixed, body: { note: '好了', photoIds: await photosBy(things, who) } }),
      'reportStaffRoutes.falsify': () => ({ ...onFixed, body: why }),
      'reportStaffRoutes.recheck': async (who) => ({ ...onFixed, body: { isClean: true, photoIds: await photosBy(things, who) } }),
      'reportStaffRoutes.hide': () => ({ ...onHidden, body: why }),
      'reportStaffRoutes.show': () => onHidden!,
    };
  },
};
