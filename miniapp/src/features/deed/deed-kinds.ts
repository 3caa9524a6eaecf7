import { useRules } from '../record-rule/record-rule.queries';

export interface DeedKind {
  kind: string;
  name: string;
  words: string;
}

/** Kinds of deeds that are offered in a village now. */
export function useDeedKinds(villageId: string) {
  const { data, error, refetch } = useRules(villageId);
  const kinds = data?.items.flatMap(({ rule }): DeedKind[] => (rule.act === 'deed-confirmed' && rule.mode === 'set' && rule.level !== 'national' ? [{ kind: rule.kind, name: rule.name, words: rule.words }] : []));
  return { data: kinds, error, refetch };
}
