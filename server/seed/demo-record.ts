import { HouseholdChanges } from '../src/features/household-change/household-changes.service';
import { Households } from '../src/features/household/households.service';
import { RecordFigures } from '../src/features/record/record-figures.service';
import { RecordReader } from '../src/features/record/record-reader.service';
import { RecordObjections } from '../src/features/record-objection/record-objections.service';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

/** Parents and a grown-up son behind one door, who gets his own. */
const FAMILY = { groupNo: 5, doorNo: '4' };
const SONS_DOOR = '10';
const DOUBTER = { name: '李长河', groupNo: 4, doorNo: '6' };

/** After everybody has earned their points: a household that was split, and a line somebody does not agree with. */
export async function tellRecord(stage: Stage): Promise<void> {
  stage.daytimeAgo(50);
  await split(stage);
  stage.hoursAgo(11);
  await object(stage);
}

async function split(stage: Stage): Promise<void> {
  const { id: householdId } = await home(stage, FAMILY);
  const [, , son] = await stage.service(Households).persons(DEMO_VILLAGE, householdId);
  const points = Math.min(2, await stage.service(RecordFigures).balanceOf(DEMO_VILLAGE, householdId));
  const { groupNo } = FAMILY;
  await stage.service(HouseholdChanges).split(stage.who('杨国平'), DEMO_VILLAGE, {
    householdId, groupNo, doorNo: SONS_DOOR, personIds: [son!.id], headPersonId: son!.id, partyMember: false, welfare: false, points, reason: '儿子成家,自己开火',
  });
}

/** It waits: somebody who had no hand in that report is to answer. */
async function object(stage: Stage): Promise<void> {
  const { id } = await home(stage, DOUBTER);
  const { items } = await stage.service(RecordReader).ofHousehold(DEMO_VILLAGE, id, { limit: 50 });
  const line = items.find(({ act, isReversed, isReversal }) => act === 'report-confirmed' && !isReversed && !isReversal);
  const words = '垃圾池那天满了两次,我报了两回,只记了一回';
  await stage.service(RecordObjections).file(stage.who(DOUBTER.name), line!.entryId, { words, photoIds: [], askedBy: '' });
}

async function home(stage: Stage, { groupNo, doorNo }: { groupNo: number; doorNo: string }) {
  return (await stage.service(Households).atDoor(DEMO_VILLAGE, groupNo, doorNo))!;
}
