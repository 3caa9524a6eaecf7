import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { recordRuleRoutes, type RuleForm } from '../../../../shared/contract/record-rule';
import { mayIn } from '../../../../shared/domain/permissions';
import { regionLevel } from '../../../../shared/domain/regions';
import { call } from '../../core/call';
import { queryClient } from '../../core/query-client';
import { standingOf, useMe } from '../../core/session';
import { useAct, useKeyedAct } from '../workbench/use-act';
import { recordRuleKeys } from './record-rule.queries';

/** Whose rules are arranged: the county's, or those of one village. */
export interface RuleOwner {
  level: 'county' | 'village';
  id: string;
}
export type RuleInput = z.input<typeof RuleForm>;

/** The county whose rules this person arranges; empty for everybody else. */
export function useRuleCounty(): string {
  const standing = standingOf(useMe());
  const codes = standing.appointments.map(({ regionCode }) => regionCode);
  return codes.find((code) => regionLevel(code) === 'county' && mayIn(standing, 'record-rule:manage', { id: '', code })) ?? '';
}

export const useRuleDesk = ({ level, id }: RuleOwner) =>
  useQuery({
    queryKey: recordRuleKeys.desk(id),
    enabled: id !== '',
    queryFn: () => (level === 'county'
      ? call(recordRuleRoutes.countyDesk, { params: { countyCode: id } })
      : call(recordRuleRoutes.villageDesk, { params: { villageId: id } })),
  });

/** After a refusal somebody else's version may be the newest. */
const readAgain = (): Promise<void> => queryClient.invalidateQueries({ queryKey: recordRuleKeys.all });

export const usePublishRule = ({ level, id }: RuleOwner) =>
  useKeyedAct(async (body: RuleInput, key) => {
    try {
      return level === 'county'
        ? await call(recordRuleRoutes.publishForCounty, { params: { countyCode: id }, body }, { key })
        : await call(recordRuleRoutes.publishForVillage, { params: { villageId: id }, body }, { key });
    } finally {
      void readAgain();
    }
  });

export const useWithdrawRule = () =>
  useAct(async ({ ruleId, reason }: { ruleId: string; reason: string }) => {
    try {
      return await call(recordRuleRoutes.withdraw, { params: { ruleId }, body: { reason } });
    } finally {
      void readAgain();
    }
  });
