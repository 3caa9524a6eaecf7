import { useQuery } from '@tanstack/react-query';
import { recordRuleRoutes } from '../../../../shared/contract/record-rule';
import { call } from '../../core/call';

export const recordRuleKeys = {
  all: ['record-rule'] as const,
  village: (villageId: string) => ['record-rule', 'village', villageId] as const,
  desk: (owner: string) => ['record-rule', 'desk', owner] as const,
};

/** How points are earned, for everybody. */
export const useRules = (villageId: string) =>
  useQuery({
    queryKey: recordRuleKeys.village(villageId),
    queryFn: () => call(recordRuleRoutes.ofVillage, { params: { villageId } }),
    enabled: villageId !== '',
  });
