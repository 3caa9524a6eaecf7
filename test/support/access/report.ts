import { OVERSEERS, REPORTERS, VILLAGE_STAFF, type AccessRoom } from './room';
import { photosBy } from './things';

export const reportRoom: AccessRoom = {
  expectations: {
    'reportRoutes.submit': REPORTERS,
    'reportRoutes.nearby': 'everybody',
    'reportRoutes.list': 'everybody',
    'reportRoutes.mine': 'signed in',
    'reportRoutes.followed': 'signed in',
    'reportRoutes.read': 'everybody',
    'reportRoutes.follow': 'signed in',
    'reportRoutes.unfollow': 'signed in',
    'reportRoutes.reply': ['villager', 'cleaner', ...OVERSEERS],
    'reportRoutes.confirm': ['villager'],
    'reportRoutes.dispute': ['villager'],
    'reportRoutes.reopen': REPORTERS,
    'reportRoutes.contest': REPORTERS,
    'reportRoutes.drop': ['villager', ...VILLAGE_STAFF],
  },
  requests: (things) => {
    const { village, report, fixed, closed } = things;
    const [onReport, onFixed, onClosed] = [report, fixed, closed].map(({ reportId }) => ({ params: { reportId } }));
    return {
      'reportRoutes.submit': async (who) => ({ params: village, body: { kind: 'litter', photoIds: await photosBy(things, who), place: { groupNo: 3 } } }),
      'reportRoutes.nearby': () => ({ params: village, query: { kind: 'litter' } }),
      'reportRoutes.list': () => ({ params: village }),
      ...Object.fromEntries(['read', 'follow', 'unfollow'].map((verb) => [`reportRoutes.${verb}`, () => onReport!])),
      'reportRoutes.reply': () => ({ ...onFixed, body: { note: '正在联系' } }),
      'reportRoutes.confirm': () => ({ ...onClosed, body: {} }),
      'reportRoutes.dispute': () => ({ ...onClosed, body: { note: '没清完' } }),
      'reportRoutes.reopen': async (who) => ({ ...onClosed, body: { note: '还是脏的', photoIds: await photosBy(things, who) } }),
      'reportRoutes.contest': async (who) => ({ ...onClosed, body: { note: '请再看看', photoIds: await photosBy(things, who) } }),
      'reportRoutes.drop': () => ({ ...onReport, body: { note: '已经好了' } }),
    };
  },
};
