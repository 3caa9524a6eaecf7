import { useQuery } from '@tanstack/react-query';
import { apiKeyRoutes } from '../../../../shared/contract/api-key';
import { call } from '../../core/call';
import { useAct } from '../workbench/use-act';

export const useApiKeys = (countyCode: string) =>
  useQuery({
    queryKey: ['api-key', countyCode],
    enabled: countyCode !== '',
    queryFn: async () => (await call(apiKeyRoutes.list, { params: { countyCode } })).items,
    meta: { keep: false },
  });

export const useCreateKey = (countyCode: string) =>
  useAct((body: { name: string; regionCode: string }) => call(apiKeyRoutes.create, { params: { countyCode }, body }));

export const useRevokeKey = (countyCode: string) =>
  useAct((keyId: string) => call(apiKeyRoutes.revoke, { params: { countyCode, keyId } }));
