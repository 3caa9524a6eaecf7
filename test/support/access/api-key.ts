import { apiKeyRoutes } from '../../../shared/contract/api-key';
import { COUNTY } from '../people';
import type { AccessRoom, Actor } from './room';

const MANAGERS: Actor[] = ['county officer', 'operator'];

export const apiKeyRoom: AccessRoom = {
  expectations: {
    'apiKeyRoutes.list': MANAGERS,
    'apiKeyRoutes.create': MANAGERS,
    'apiKeyRoutes.revoke': MANAGERS,
  },
  requests: async ({ running, the }) => {
    const county = { countyCode: COUNTY };
    const body = { name: '县 12345 热线', regionCode: COUNTY };
    const { view } = await running.api.call(apiKeyRoutes.create, { params: county, body }, { token: the('county officer').token });
    return {
      'apiKeyRoutes.list': () => ({ params: county }),
      'apiKeyRoutes.create': () => ({ params: county, body }),
      'apiKeyRoutes.revoke': () => ({ params: { ...county, keyId: view.keyId } }),
    };
  },
};
