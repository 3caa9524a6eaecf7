import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import { Households } from '../src/features/household/households.service';
import { Boards } from '../src/features/hygiene-review/boards.service';
import { Improvements } from '../src/features/hygiene-review/improvements.service';
import { Objections } from '../src/features/hygiene-review/objections.service';
import { SecondLooks } from '../src/features/hygiene-review/second-looks.service';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

const SECRETARY = '杨国平';
const SECOND_INSPECTOR = '周玉珍';
const INSPECTOR = '李秋菊';
/** Waits for the secretary; waits for the inspector; was right; has tidied up. */
const WAITING = { name: '王德顺', groupNo: 2, doorNo: '8' };
const ASKED = { name: '杨秀英', groupNo: 2, doorNo: '3' };
const RIGHT = { name: '李长河', groupNo: 4, doorNo: '6' };
const TIDY = { name: '杨全喜', groupNo: 1, doorNo: '6' };
type Home = typeof WAITING;

export async function prepareReview(stage: Stage): Promise<void> {
  await stage.prepare('objection-yard', WAITING.name, 'courtyard', 'report');
  await stage.prepare('second-look', SECOND_INSPECTOR, 'courtyard', 'sheet');
  await stage.prepare('improvement', TIDY.name, 'courtyard', 'report');
}

/** The village wants door numbers on its black board; published before the rounds that follow it. */
export async function tellBoardRule(stage: Stage, at: number): Promise<void> {
  stage.at(at);
  await stage.service(Boards).setRule(stage.who(SECRETARY), DEMO_VILLAGE, 'door');
}

/** In the notice period of a round: two objections that wait, one that was right, and a mark taken away by a photo. */
export async function tellReview(stage: Stage, roundId: string, publishedAt: number): Promise<void> {
  const at = (share: number): void => stage.at(publishedAt + (stage.now - publishedAt) * share);
  at(0.1);
  const { improvementId } = await stage.service(Improvements).send(stage.who(TIDY.name), roundId, await idOf(stage, TIDY), { words: '柴草搬到屋后了,院子也扫了', photoIds: [stage.photo('improvement')] });
  const filed = await file(stage, roundId, RIGHT, { words: '打分那天我家正在修院墙,砖还没搬走,现在都收拾好了', itemIds: ['piling', 'swept'], photoIds: [] });
  at(0.25);
  await stage.service(Improvements).decide(stage.who(SECRETARY), improvementId, { outcome: 'accepted' });
  const asked = await stage.service(SecondLooks).assign(stage.who(SECRETARY), filed.objectionId, { inspectorId: stage.who(SECOND_INSPECTOR).memberId, version: filed.version });
  at(0.5);
  const looked = await stage.service(SecondLooks).look(stage.who(SECOND_INSPECTOR), filed.objectionId, { scores: freshSheet(stage), note: '砖已经搬走,院子是干净的', version: asked.version });
  at(0.7);
  await stage.service(SecondLooks).decide(stage.who(SECRETARY), filed.objectionId, { outcome: 'upheld', reason: '复核时院墙修好了,院子干净', version: looked.version });
  at(0.8);
  const asking = await file(stage, roundId, ASKED, { words: '旁边那堆柴是隔壁家的,不是我家的', itemIds: ['firewood'], photoIds: [] });
  await stage.service(SecondLooks).assign(stage.who(SECRETARY), asking.objectionId, { inspectorId: stage.who(INSPECTOR).memberId, version: asking.version });
  at(0.9);
  await file(stage, roundId, WAITING, { words: '我家污水是接到管里的,门口那滩是下雨积的水', itemIds: ['sewage'], photoIds: [stage.photo('objection-yard')] });
}

async function file(stage: Stage, roundId: string, home: Home, said: { words: string; itemIds: string[]; photoIds: string[] }) {
  return stage.service(Objections).file(stage.who(home.name), roundId, await idOf(stage, home), { ...said, resultVersion: 1 });
}

/** Nearly everything right, a little left to do. */
function freshSheet(stage: Stage) {
  return itemsOf(currentChecklist).map(({ id, choices }, at) => ({
    itemId: id, score: choices.at(at % 4 === 1 ? -2 : -1)!, photoIds: id === 'swept' ? [stage.photo('second-look')] : [],
  }));
}

async function idOf(stage: Stage, { groupNo, doorNo }: Home): Promise<string> {
  return (await stage.service(Households).atDoor(DEMO_VILLAGE, groupNo, doorNo))!.id;
}
