import { DoorChoices } from '../src/features/door/door-choices.service';
import { DoorRules } from '../src/features/door/door-rules.service';
import { HouseholdPlates } from '../src/features/door/household-plates.service';
import { Households } from '../src/features/household/households.service';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE, personas } from './personas';

/** The secretary has opened what plates may show and printed those of group 3; one household shows its grade. */
export async function tellDoors(stage: Stage): Promise<void> {
  const nameOf = (persona: string): string => personas.find((one) => one.persona === persona)!.name;
  const secretary = stage.who(nameOf('secretary'));
  stage.daytimeAgo(24 * 20);
  await stage.service(DoorRules).set(secretary, DEMO_VILLAGE, 'points', 0);
  stage.daytimeAgo(24 * 18);
  await stage.service(HouseholdPlates).notePrinted(secretary, DEMO_VILLAGE, { groupNo: 3, which: 'all' });
  const home = await stage.service(Households).atDoor(DEMO_VILLAGE, 3, '12');
  stage.daytimeAgo(24 * 6);
  if (home) await stage.service(DoorChoices).choose(stage.who(nameOf('villager')), home.id, 'grade', 0);
}
