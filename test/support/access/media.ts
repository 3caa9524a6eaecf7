import { voiceRoutes } from '../../../shared/contract/voice';
import { anMp3 } from '../sounds';
import type { AccessRoom } from './room';

/** Photos and recordings: anybody signed in uploads, and the signature in the link decides who reads (photo.test.ts, voice.test.ts). */
export const mediaRoom: AccessRoom = {
  expectations: {
    'photoRoutes.upload': 'signed in',
    'photoRoutes.read': 'everybody',
    'voiceRoutes.upload': 'signed in',
    'voiceRoutes.read': 'everybody',
  },
  requests: async ({ running, the, report }) => {
    const said = await running.api.call(voiceRoutes.upload, { query: {} }, { token: the('villager').token, file: { bytes: anMp3(2) } });
    const link = new URL(said.url, running.http);
    return {
      'photoRoutes.read': () => ({ params: { photoId: report.before[0]!.photoId, size: 'full' } }),
      'voiceRoutes.read': () => ({ params: { file: link.pathname.split('/').at(-1)! }, query: Object.fromEntries(link.searchParams) }),
    };
  },
};
