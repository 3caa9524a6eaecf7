import { useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../../shared/route';
import { ruleTrialRoutes } from '../../../../shared/contract/rule-trial';
import { call } from '../../core/call';
import { queryClient } from '../../core/query-client';
import { useAct, useKeyedAct } from '../workbench/use-act';
import { recordRuleKeys } from './record-rule.queries';
import type { RuleInput } from './record-rule-staff.queries';

type TrialBody = CallInput<typeof ruleTrialRoutes.simulate>['body'];

/** What a draft would have done; writes nothing. */
export const useSimulate = (villageId: string) =>
  useAct((body: TrialBody) => call(ruleTrialRoutes.simulate, { params: { villageId }, body }));

/** While lines are still being written again, it looks every so often. */
const LOOK_AGAIN_MS = 3_000;

/** A published rule was wrong: another in its place, from a day of the past. */
export const useCorrectRule = (ruleId: string) =>
  useKeyedAct(async (body: RuleInput, key) => {
    try {
      return await call(ruleTrialRoutes.correct, { params: { ruleId }, body }, { key });
    } finally {
      void queryClient.invalidateQueries({ queryKey: recordRuleKeys.all });
    }
  });

export const useCorrectionLeft = (ruleId: string) =>
  useQuery({
    queryKey: [...recordRuleKeys.all, 'correction', ruleId],
    queryFn: async () => (await call(ruleTrialRoutes.correction, { params: { ruleId } })).remaining,
    enabled: ruleId !== '',
    refetchInterval: ({ state }) => ((state.data ?? 0) > 0 ? LOOK_AGAIN_MS : false),
    meta: { keep: false },
  });

/** What a household can still earn. */
export const useEarnable = (householdId: string) =>
  useQuery({
    queryKey: ['record', 'earnable', householdId],
    queryFn: async () => (await call(ruleTrialRoutes.earnable, { params: { householdId } })).items,
    enabled: householdId !== '',
  });
