import { Appointments } from '../../../server/src/features/member/appointments.service';
import { COUNTY, YANGJIAWAN, aCleaner, aVillager } from '../people';
import { SUPERVISORS, type AccessRoom, type Actor } from './room';
import type { Things } from './things';

const APPOINTERS: Actor[] = ['secretary', ...SUPERVISORS, 'operator'];

/** Who one is, appointments, regions. */
export const memberRoom: AccessRoom = {
  expectations: {
    'memberRoutes.signIn': 'everybody',
    'memberRoutes.signOut': 'signed in',
    'memberRoutes.signOutEverywhere': 'signed in',
    'memberRoutes.me': 'signed in',
    'memberRoutes.updateMe': 'signed in',
    'memberRoutes.consent': 'signed in',
    'memberRoutes.follow': 'signed in',
    'memberRoutes.unfollow': 'signed in',
    'demoRoutes.personas': 'everybody',
    'demoRoutes.signInAs': 'everybody',
    'appointmentRoutes.list': APPOINTERS,
    'appointmentRoutes.appoint': APPOINTERS,
    'appointmentRoutes.dismiss': APPOINTERS,
    'auditRoutes.list': APPOINTERS,
    'regionRoutes.search': 'everybody',
    'regionRoutes.roots': 'everybody',
    'regionRoutes.children': 'everybody',
  },
  requests: async ({ running, village }) => {
    const newcomer = await aVillager(running, { groupNo: 5, doorNo: '5' });
    return {
      'memberRoutes.signIn': () => ({ body: { code: 'no-such-code' } }),
      'memberRoutes.updateMe': () => ({ body: { nickname: '老乡' } }),
      'memberRoutes.consent': () => ({ body: { version: 1 } }),
      'memberRoutes.follow': () => ({ params: village }),
      'memberRoutes.unfollow': () => ({ params: village }),
      'demoRoutes.signInAs': () => ({ body: { persona: 'nobody-such' } }),
      'appointmentRoutes.list': () => ({ params: village }),
      'appointmentRoutes.appoint': () => ({ body: { memberId: newcomer.memberId, role: 'cleaner', regionCode: YANGJIAWAN } }),
      'appointmentRoutes.dismiss': async () => ({ params: { appointmentId: await cleanerAppointment(running) }, body: { reason: '换人' } }),
      'auditRoutes.list': () => ({ params: village }),
      'regionRoutes.children': () => ({ params: { regionId: COUNTY } }),
    };
  },
};

/** A fresh one each time: it ends with the first that may end it. */
async function cleanerAppointment(running: Things['running']): Promise<string> {
  const { memberId } = await aCleaner(running);
  const [held] = await running.app.get(Appointments, { strict: false }).of(memberId);
  return held?.id ?? 'gone';
}
