import type { AccessRoom } from './room';

export const noticeRoom: AccessRoom = {
  expectations: {
    'noticeRoutes.list': 'signed in',
    'noticeRoutes.unread': 'signed in',
    // Nobody else's: 404. See notice.test.ts.
    'noticeRoutes.read': [],
    'noticeRoutes.readAll': 'signed in',
    'noticeRoutes.settings': 'signed in',
    'noticeRoutes.choose': 'signed in',
    'noticeRoutes.allow': 'signed in',
  },
  requests: () => ({
    'noticeRoutes.read': () => ({ params: { noticeId: 'of-somebody-else' } }),
    'noticeRoutes.choose': () => ({ body: { channels: {} } }),
    'noticeRoutes.allow': () => ({ body: { answers: [{ form: 'progress', answer: 'reject' }] } }),
  }),
};
