import type { z } from 'zod';
import type { Presence } from '../../../../shared/contract/member';
import type { Household, HouseholdPerson } from './household.entity';

export interface RegisterPerson {
  name: string;
  relation: string;
  presence: z.infer<typeof Presence>;
}

/** A household as a table or a seed states it; persons in the order they are written. */
export interface RegisterHousehold {
  groupNo: number;
  doorNo: string;
  headName: string;
  partyMember: boolean;
  welfare: boolean;
  persons: RegisterPerson[];
}

export interface StoredHousehold {
  household: Household;
  persons: HouseholdPerson[];
}

export interface RegisterPlan {
  added: RegisterHousehold[];
  changed: { stored: StoredHousehold; wanted: RegisterHousehold }[];
}

export const doorKey = ({ groupNo, doorNo }: { groupNo: number; doorNo: string }): string => `${groupNo}/${doorNo}`;

/** What would have to be done so that the named households read as wanted; all others stay as they are. */
export function planOf(stored: readonly StoredHousehold[], wanted: readonly RegisterHousehold[]): RegisterPlan {
  const known = new Map(stored.map((one) => [doorKey(one.household), one]));
  const plan: RegisterPlan = { added: [], changed: [] };
  for (const household of wanted) {
    const before = known.get(doorKey(household));
    if (!before) plan.added.push(household);
    else if (differs(before, household)) plan.changed.push({ stored: before, wanted: household });
  }
  return plan;
}

function differs({ household, persons }: StoredHousehold, wanted: RegisterHousehold): boolean {
  const { headName, partyMember, welfare } = household;
  if (headName !== wanted.headName || partyMember !== wanted.partyMember || welfare !== wanted.welfare) return true;
  const inOrder = [...persons].sort((a, b) => a.position - b.position);
  return inOrder.length !== wanted.persons.length || inOrder.some((person, at) => !samePerson(person, wanted.persons[at]));
}

const samePerson = (a: RegisterPerson, b: RegisterPerson | undefined): boolean =>
  a.name === b?.name && a.relation === b.relation && a.presence === b.presence;
